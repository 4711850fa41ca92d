import { parseInput } from '../../platform/input.ts'
import { reminderIdInput } from './input.ts'
import { preferencesInput, verifyEmailInput } from './preferences.input.ts'
import { pushResolvers } from './push/push.resolvers.ts'
import type { MutationResolvers } from './resolvers.generated.ts'

export const mutations: MutationResolvers = {
  ...pushResolvers.Mutation,
  addReminder: async (_, { input }, { changing }) => ({ reminder: await changing.add(input) }),
  removeReminder: async (_, { input }, { changing }) => ({
    reminder: await changing.remove(parseInput(reminderIdInput, input)),
  }),
  updateReminder: async (_, { input }, { changing }) => ({ reminder: await changing.update(input) }),
  snoozeReminder: async (_, { input }, { changing }) => ({ reminder: await changing.snooze(input) }),
  acknowledgeReminder: async (_, { input }, { changing }) => ({
    reminder: await changing.acknowledge(parseInput(reminderIdInput, input)),
  }),
  retryReminder: async (_, { input }, { changing }) => ({
    reminder: await changing.retry(parseInput(reminderIdInput, input)),
  }),
  updatePreferences: async (_, { input }, { preferences, abilities }) => ({
    preferences: await preferences.update(parseInput(preferencesInput(abilities), input)),
  }),
  unsubscribeByToken: (_, { token }, { unsubscribe }) => unsubscribe(token),
  verifyEmail: async (_, { input }, { preferences }) => ({
    preferences: await preferences.verifyEmail(parseInput(verifyEmailInput, input).code),
  }),
}
