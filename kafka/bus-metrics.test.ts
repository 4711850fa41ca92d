import { Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { busMetrics } from './bus-metrics.ts'

const backlog = { rows: 3, oldestS: 12.5, lost: ['task-events'], letters: 2 }

test('what waits, came and went is told by subgraph and by group', async () => {
  const metrics = new Registry()
  const { published, handled } = busMetrics(new Map([['task', () => backlog]]), metrics)
  published('task', 5)
  published('task', 2)
  handled('reminder.tasks', 4)

  expect((await metrics.metrics()).split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual([
    'tickler_outbox_waiting{subgraph="task"} 3',
    'tickler_outbox_oldest_seconds{subgraph="task"} 12.5',
    'tickler_dead_letters{subgraph="task"} 2',
    'tickler_lost_logs{subgraph="task"} 1',
    'tickler_events_published_total{subgraph="task"} 7',
    'tickler_events_handled_total{group="reminder.tasks"} 4',
  ])
})
