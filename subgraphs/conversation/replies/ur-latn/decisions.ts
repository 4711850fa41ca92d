import type { DecisionReplies } from '../replies.ts'
import type { StepWords } from './steps.ts'
import { capital } from './words.ts'

/** What waits for a yes, in Urdu with Latin letters. */
export const decisions = ({ phrases }: StepWords): DecisionReplies => ({
  summary: (steps) => `${capital(phrases(steps))}.`,
  proposed: (steps) => `Kya main yeh kar doon: ${phrases(steps)}? 10 minute ke andar "ji haan" ya "nahi" kahiye.`,
  proposedBefore: (steps) => `Kya aap ka matlab yeh hai: ${phrases(steps)}? "Ji haan" ya "nahi" kahiye.`,
  yes: () => 'Ji haan',
  no: () => 'Nahi',
  rejected: (steps) => `Theek hai, main ne yeh nahi kiya: ${phrases(steps)}.`,
  rejectedNothing: () => 'Theek hai, main ne kuch nahi badla.',
  nothingProposed: () => 'Aap ki haan ke intezar mein kuch nahi, is liye main ne kuch nahi badla.',
  alreadyRejected: () =>
    'Aap isay pehle mana kar chuke hain, is liye main ne kuch nahi badla. Agar ab chahte hain to dobara kahiye.',
  alreadyDone: () => 'Yeh pehle hi ho chuka hai, is liye main ne ab kuch nahi badla.',
  expired: () =>
    'Is baat ko 10 minute se zyada ho gaye, is liye main ne kuch nahi badla. Agar ab bhi chahte hain to dobara kahiye.',
})
