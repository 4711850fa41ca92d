import { preferenceCopy } from '../../kafka/preference-copy.ts'

export { reminded } from './reminded.ts'
export { tasksHeard } from './tasks-heard.ts'

/** What understanding a message needs to know of the person: their zone and language. */
export const preferences = preferenceCopy('conversation')
