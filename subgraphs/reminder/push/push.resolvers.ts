import type { Resolvers } from '../resolvers.generated.ts'
import { shownDevice } from './push.devices.ts'

export const pushResolvers = {
  Query: {
    pushKey: (_, _arguments, { pushes }) => pushes.key(),
    pushSubscriptions: (_, _arguments, { pushes }) => pushes.list(),
  },
  Mutation: {
    subscribePush: async (_, { input }, { pushes }) => ({ subscription: await pushes.subscribe(input) }),
    unsubscribePush: async (_, { input }, { pushes }) => ({ subscription: await pushes.unsubscribe(input) }),
  },
  PushSubscription: {
    device: shownDevice,
  },
} satisfies Resolvers
