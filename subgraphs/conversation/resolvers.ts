import { notFound } from '../../platform/errors.ts'
import { parseInput } from '../../platform/input.ts'
import { scalars } from '../../platform/scalars.ts'
import { expiryOf } from './domain/retention.ts'
import { conversationIdArgument, conversationIdInput, interpretInput, sendMessageInput } from './input.ts'
import { repliesIn } from './replies.catalogue.ts'
import type { Resolvers } from './resolvers.generated.ts'

/** The tasks are task's: here they are no more than their ids. */
const tasksOf = ({ taskIds }: { taskIds: readonly string[] }) => taskIds.map((id) => ({ id }))

export const resolvers: Resolvers = {
  ...scalars,
  Query: {
    conversation: async (_, { id }, { conversationById }) => {
      const conversation = await conversationById.load(id)
      if (!conversation) throw notFound('conversation')
      return conversation
    },
    conversations: (_, page, { conversations }) => conversations(page),
    interpret: (_, { input }, { interpret }) => interpret(parseInput(interpretInput, input)),
  },
  Mutation: {
    sendMessage: (_, { input }, { turns }) => turns().send(parseInput(sendMessageInput, input)),
    confirmProposal: (_, { input }, { turns }) => turns().decide(input.id, 'CONFIRM'),
    deleteConversation: async (_, { input }, { deleteConversation }) => ({
      conversation: await deleteConversation(parseInput(conversationIdInput, input).id),
    }),
    rejectProposal: (_, { input }, { turns }) => turns().decide(input.id, 'REJECT'),
  },
  Subscription: {
    messageAdded: {
      subscribe: (_, { conversationId, after }, { ownerId, feed }) =>
        feed.live(ownerId, parseInput(conversationIdArgument, { conversationId }, '').conversationId, after),
    },
  },
  MessageAdded: {
    cursor: (message, _, { feed }) => feed.cursorOf(message),
    message: (message) => message,
  },
  Conversation: {
    __resolveReference: ({ id }, { conversationById }) => conversationById.load(id),
    messages: (conversation, page, { messagesOf }) => messagesOf(conversation, page),
    expiresAt: ({ lastMessageAt }) => expiryOf(lastMessageAt),
  },
  Message: {
    __resolveReference: ({ id }, { messageById }) => messageById.load(id),
    tasks: tasksOf,
    proposal: ({ proposalId }, _, { proposalById }) => (proposalId ? proposalById.load(proposalId) : null),
  },
  SendMessagePayload: {
    tasks: ({ reply }) => tasksOf(reply),
    proposal: ({ reply }, _, { proposalById }) => (reply.proposalId ? proposalById.load(reply.proposalId) : null),
  },
  Interpretation: {
    language: ({ language }) => (language === 'EN' ? 'EN' : 'UR'),
    clarification: ({ doubt, language }, _, { now }) => doubt && repliesIn(language, now()).ask(doubt),
  },
  Command: {
    filter: ({ query }) => query?.words ?? null,
  },
  Recurrence: {
    text: ({ rule }) => rule,
  },
  ReminderSpec: {
    channels: () => [],
  },
  Due: {
    isOverdue: ({ at }, _, { now }) => now().getTime() >= at.getTime(),
  },
}
