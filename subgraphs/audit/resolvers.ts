import { parseInput } from '../../platform/input.ts'
import { scalars } from '../../platform/scalars.ts'
import { auditFilter, eventFilter } from './input.ts'
import type { Resolvers } from './resolvers.generated.ts'

export const resolvers: Resolvers = {
  ...scalars,
  Query: {
    auditLog: (_, { filter, ...page }, { entries }) => entries(parseInput(auditFilter, filter ?? {}, 'filter'), page),
    events: (_, { filter, ...page }, { events }) => events(parseInput(eventFilter, filter ?? {}, 'filter'), page),
  },
  Task: {
    history: ({ id, version }, page, { history }) => history({ id, version }, page),
  },
  AuditEntry: {
    __resolveReference: ({ id }, { entryById }) => entryById.load(id),
    actor: ({ actorType, actorId }) => ({ type: actorType, id: actorId }),
    onBehalfOf: ({ ownerId }) => ownerId,
  },
}
