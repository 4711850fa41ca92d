import { notFound } from '../../platform/errors.ts'
import { parseInput } from '../../platform/input.ts'
import { scalars } from '../../platform/scalars.ts'
import { snoozePresets } from './domain/snooze-presets.ts'
import { reminderFilter } from './input.ts'
import { mutations } from './mutations.ts'
import { pushResolvers } from './push/push.resolvers.ts'
import type { Resolvers } from './resolvers.generated.ts'

const { LocalTime, DateTime, Duration, TimeZone, Cursor } = scalars

export const resolvers: Resolvers = {
  LocalTime,
  DateTime,
  Duration,
  TimeZone,
  Cursor,
  Query: {
    reminder: async (_, { id }, { reminderById }) => {
      const reminder = await reminderById.load(id)
      if (!reminder) throw notFound('reminder')
      return reminder
    },
    reminders: (_, { filter, ...page }, { list }) => list(parseInput(reminderFilter, filter ?? {}, 'filter'), page),
    preferences: (_, _arguments, { preferences }) => preferences.read(),
    snoozePresets: async (_, _arguments, { preferences, now }) => snoozePresets(now, await preferences.read()),
    caught: (_, asked, { caught }) => caught(asked),
    isMailCaught: (_, _arguments, context) => context.isMailCaught(),
    ...pushResolvers.Query,
    reminderHead: (_, _arguments, { ownerId, feed }) => feed.head(ownerId),
  },
  Mutation: mutations,
  Subscription: {
    reminderFired: { subscribe: (_, { after }, { ownerId, feed }) => feed.live(ownerId, after) },
  },
  Task: {
    reminders: (task, page, { ofTask }) => ofTask.list(task, page),
    nextReminderAt: (task, _, { ofTask }) => ofTask.nextAt(task),
  },
  Preferences: {
    emailProblem: (_, _arguments, { preferences }) => preferences.emailProblem(),
  },
  Caught: {
    to: ({ recipient }) => recipient,
    headers: ({ headers }) => Object.entries(headers).map(([name, value]) => ({ name, value })),
  },
  Reminder: {
    __resolveReference: ({ id }, { reminderById }) => reminderById.load(id),
    task: ({ taskId }) => ({ id: taskId }),
    deliveries: async ({ id }, _, { deliveriesOf }) => (await deliveriesOf.load(id)).latest,
    retryCount: async ({ id }, _, { deliveriesOf }) => (await deliveriesOf.load(id)).retryCount,
    lastRetryAt: async ({ id }, _, { deliveriesOf }) => (await deliveriesOf.load(id)).lastRetryAt,
  },
  PushSubscription: pushResolvers.PushSubscription,
  ReminderFired: {
    cursor: ({ number }, _, { ownerId, feed }) => feed.cursorOf(ownerId, number),
    reminder: async ({ reminderId }, _, { reminderById }) => {
      const reminder = await reminderById.load(reminderId)
      if (!reminder) throw notFound('reminder')
      return reminder
    },
  },
}
