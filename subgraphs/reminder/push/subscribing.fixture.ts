// The graph of push subscriptions; nothing is pushed, so that no push service is needed.
import { newSubscriber } from '../../../tests/support/push/subscriber.ts'
import { openWorld, type World } from '../reminder.fixture.ts'

export const allowedHost = '127.0.0.1:8443'

export type Subscribing = World &
  Readonly<{
    subscribe: (input: object, ownerId?: string) => ReturnType<World['ask']>
    unsubscribe: (id: string, ownerId?: string) => ReturnType<World['ask']>
    browsers: (ownerId?: string) => Promise<{ id: string; device: string }[]>
  }>

export async function openSubscribing(): Promise<Subscribing> {
  const world = await openWorld({ isScheduling: false, settings: { PUSH_ALLOW_HOSTS: [allowedHost] } })
  const { ask } = world
  return {
    ...world,
    subscribe: (input, ownerId) =>
      ask(
        'mutation ($input: PushSubscriptionInput!) { subscribePush(input: $input) { subscription { id device createdAt } } }',
        { input },
        ownerId,
      ),
    unsubscribe: (id, ownerId) =>
      ask(
        'mutation ($id: ID!) { unsubscribePush(input: { id: $id }) { subscription { id device } } }',
        { id },
        ownerId,
      ),
    browsers: async (ownerId) => {
      const { data } = await ask('{ pushSubscriptions { id device } }', {}, ownerId)
      return JSON.parse(JSON.stringify(data?.['pushSubscriptions'])) // without the prototypes of graphql-js
    },
  }
}

let made = 0

/** What a browser gives, at an endpoint of its own. */
export const browserInput = (values: object = {}) => ({
  endpoint: `https://${allowedHost}/push/${++made}`,
  ...newSubscriber().keys,
  device: 'Firefox on the laptop',
  ...values,
})
