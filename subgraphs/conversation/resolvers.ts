import { notFound } from '../../platform/errors.ts'
import { parseInput } from '../../platform/input.ts'
import { scalars } from '../../platform/scalars.ts'
import { expiryOf } from './domain/retention.ts'
import { conversationIdArgument, conversationIdInput, interpretInput, sendMessageInput } from './input.ts'
import { shownCommand, shownInterpretation } from './interpretation.shown.ts'
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
    interpret: async (_, { input }, { interpret, now }) =>
      shownInterpretation(await interpret(parseInput(interpretInput, input)), now()),
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
    replyStream: {
      subscribe: (_, { conversationId, after }, { ownerId, replies }) =>
        replies.live(ownerId, parseInput(conversationIdArgument, { conversationId }, '').conversationId, after),
    },
    messageAdded: {
      subscribe: (_, { conversationId, after }, { ownerId, feed }) =>
        feed.live(ownerId, parseInput(conversationIdArgument, { conversationId }, '').conversationId, after),
    },
  },
  ReplyChunk: {
    cursor: (chunk, _, { replies, ownerId }) => replies.cursorOf(ownerId, chunk),
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
  Proposal: {
    commands: async ({ commands }, _, { now, locale }) => {
      const language = await locale()
      return commands.map((command) => shownCommand(command, now(), language))
    },
  },
}
