import type { DecisionReplies } from '../replies.ts'
import type { StepWords } from './steps.ts'
import { capital } from './words.ts'

/** What waits for a yes, in English. */
export const decisions = ({ phrases }: StepWords): DecisionReplies => ({
  summary: (steps) => `${capital(phrases(steps))}.`,
  proposed: (steps) => `Shall I ${phrases(steps)}? Answer "yes" or "no" within 10 minutes.`,
  proposedBefore: (steps) => `Do you mean that I shall ${phrases(steps)}? Answer "yes" or "no".`,
  yes: () => 'Yes',
  no: () => 'No',
  rejected: (steps) => `All right, I did not ${phrases(steps)}.`,
  rejectedNothing: () => 'All right, I have changed nothing.',
  nothingProposed: () => 'There is nothing that waits for a yes, so I have changed nothing.',
  alreadyRejected: () => 'You said no to that before, so I have changed nothing. Ask again if you want it after all.',
  alreadyDone: () => 'That was done before, so I have changed nothing now.',
  expired: () => 'That was more than 10 minutes ago, so I have changed nothing. Ask again if you still want it.',
})
