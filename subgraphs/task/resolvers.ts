import { notFound } from '../../platform/errors.ts'
import { parseInput } from '../../platform/input.ts'
import { slotOf } from '../../platform/recurrence/slot.ts'
import { scalars } from '../../platform/scalars.ts'
import { isOverdue } from './domain/due.ts'
import { preview, textOf, upcoming } from './domain/repetition.ts'
import { repeatsOf, running } from './domain/series.ts'
import { changeFilter, howMany, occurrencesInput } from './input.ts'
import { mutations } from './mutations.ts'
import type { Resolvers } from './resolvers.generated.ts'
import { listQueries, listsOfSeries, listsOfTask } from './task.list.resolvers.ts'

export const resolvers: Resolvers = {
  ...scalars,
  Query: {
    task: async (_, { id }, { taskById }) => {
      const task = await taskById.load(id)
      if (!task) throw notFound('task')
      return task
    },
    occurrences: async (_, given, { person }) => {
      const { recurrence, start, first } = parseInput(occurrencesInput, { ...given, first: given.first ?? 10 }, '')
      const timeZone = recurrence.timeZone ?? (await person()).timeZone
      return preview(
        { rule: recurrence.rule, start: slotOf({ date: start.slice(0, 10), time: start.slice(11) }), timeZone },
        first,
      )
    },
    ...listQueries,
    changes: (_, page, { ownerId, feed }) => feed.pages(ownerId, page),
  },
  Mutation: mutations,
  Subscription: {
    taskChanged: {
      subscribe: (_, { after, filter }, { ownerId, feed }) =>
        feed.live(ownerId, after, parseInput(changeFilter, filter ?? {}, 'filter')),
    },
  },
  Task: {
    __resolveReference: ({ id }, { taskById }) => taskById.load(id),
    ...listsOfTask,
    series: ({ seriesId }, _, { seriesById }) => (seriesId ? seriesById.load(seriesId) : null),
    recurrence: async ({ seriesId }, _, { seriesById }) =>
      seriesId ? repeatsOf(await seriesById.load(seriesId)) : null,
  },
  Series: {
    ...listsOfSeries,
    __resolveReference: ({ id }, { seriesById }) => seriesById.load(id),
    recurrence: ({ rule, anchor, timeZone }) => ({ rule, anchor, timeZone }),
    isStopped: ({ stoppedAt }) => stoppedAt !== null,
    upcoming: (series, { first }, { now }) => {
      const most = parseInput(howMany, first ?? 10, 'first')
      return running(series) ? upcoming(series, most, now()) : []
    },
  },
  Recurrence: {
    text: async ({ rule, anchor }, _, { person }) => textOf({ rule, anchor }, (await person()).locale),
  },
  Due: {
    isOverdue: (due, _, { now }) => isOverdue(due, now()),
  },
  TaskChange: {
    cursor: ({ number }, _, { ownerId, feed }) => feed.cursorOf(ownerId, number),
    actor: ({ actorType, actorId }) => ({ type: actorType, id: actorId }),
    task: ({ taskId }, _, { taskById }) => taskById.load(taskId),
  },
}
