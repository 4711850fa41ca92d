import type { AuditFact } from '../../../kafka/contracts/audit-events.contract.ts'
import type { PushSubscription } from './push-subscription.store.ts'

/** Who knows endpoint or keys can push to that browser: no event has them. */
const seenFrom = ({ id, device, service }: PushSubscription) => ({ id, device, service })

export const subscribedFact = (subscription: PushSubscription): AuditFact => ({
  type: 'push.subscribed',
  subject: subscription.id,
  version: subscription.version,
  data: {
    subscription: seenFrom(subscription),
    changes: { device: { old: null, new: subscription.device }, service: { old: null, new: subscription.service } },
  },
})

/** Another name, or new keys alone, which are no change that may be shown. */
export const updatedFact = (subscription: PushSubscription, before: Pick<PushSubscription, 'device'>): AuditFact => ({
  type: 'push.updated',
  subject: subscription.id,
  version: subscription.version,
  data: {
    subscription: seenFrom(subscription),
    changes: before.device === subscription.device ? {} : { device: { old: before.device, new: subscription.device } },
  },
})

export const unsubscribedFact = (subscription: PushSubscription): AuditFact => ({
  type: 'push.unsubscribed',
  subject: subscription.id,
  version: subscription.version,
  data: {
    subscription: seenFrom(subscription),
    changes: { device: { old: subscription.device, new: null }, service: { old: subscription.service, new: null } },
  },
})
