import type { AuditFact } from '../../../kafka/contracts/audit-events.contract.ts'
import type { PushSubscription } from './push-subscription.store.ts'

/** Who knows endpoint or keys can push to that browser: no event has them. */
const seenFrom = ({ id, device, service }: PushSubscription) => ({ id, device, service })

export const subscribedFact = (subscription: PushSubscription): AuditFact => ({
  type: 'push.subscribed',
  subject: subscription.id,
  version: 1,
  data: {
    subscription: seenFrom(subscription),
    changes: { device: { old: null, new: subscription.device }, service: { old: null, new: subscription.service } },
  },
})

export const unsubscribedFact = (subscription: PushSubscription): AuditFact => ({
  type: 'push.unsubscribed',
  subject: subscription.id,
  version: 2,
  data: {
    subscription: seenFrom(subscription),
    changes: { device: { old: subscription.device, new: null }, service: { old: subscription.service, new: null } },
  },
})
