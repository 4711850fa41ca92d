import { keptAsideIndexes } from '../../../kafka/tables.ts'

/** So that a look at what is kept aside ends early. */
export const keptAside = { name: '0006-kept-aside', statements: keptAsideIndexes('task') }
