import { preferenceCopy } from '../../kafka/preference-copy.ts'

export { reminded } from './reminded.ts'

/** What a due needs to know of its owner: their zone. */
export const preferences = preferenceCopy('task')
