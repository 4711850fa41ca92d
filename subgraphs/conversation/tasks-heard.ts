import type { Consumer } from '../../kafka/bus.ts'
import { type TaskEvent, taskEvents } from '../../kafka/contracts/task-events.contract.ts'
import { causeOf } from '../../kafka/envelope.ts'
import type { HandledTasks, TaskRef } from '../../platform/handled.ts'
import { isOutdatedBy, type Proposal } from './domain/proposal.ts'
import { takeTurns } from './proposal.heard.ts'
import { voidProposal, waitingProposals } from './proposal.store.ts'

type Parts = Readonly<{ handled: HandledTasks; now: () => Date }>

/** What waits for a yes is void once one of its tasks has changed: the yes would be to something else. */
export const tasksHeard = ({ handled, now }: Parts): Consumer<typeof taskEvents> => ({
  group: 'conversation.tasks',
  topics: [taskEvents],
  handle: async (events, tx) => {
    const owners = [...new Set(events.map(({ ownerid }) => ownerid))]
    await takeTurns(tx, owners)
    await handled.mark(
      tx,
      events.map((event) => ({ ...refOf(event), ownerId: event.ownerid })),
    )
    for (const proposal of await waitingProposals(tx, owners)) {
      const event = firstToOutdate(proposal, events)
      if (event) await voidProposal(tx, proposal.id, 'OPEN', causeOf(event, now(), 'conversation'))
    }
  },
})

const firstToOutdate = (proposal: Proposal, events: readonly TaskEvent[]) =>
  events.find((event) => event.ownerid === proposal.ownerId && isOutdatedBy(proposal, refOf(event)))

const refOf = ({ data: { task } }: TaskEvent): TaskRef => ({ id: task.id, version: task.version })
