import { migrations as audit } from '../subgraphs/audit/migrations/index.ts'
import { migrations as conversation } from '../subgraphs/conversation/migrations/index.ts'
import { migrations as reminder } from '../subgraphs/reminder/migrations/index.ts'
import { migrations as task } from '../subgraphs/task/migrations/index.ts'

/** Each subgraph's migrations, under the name that is its schema's and its roles' too. */
export const migrations = { task, reminder, conversation, audit }
export type SubgraphName = keyof typeof migrations
export const subgraphNames: readonly SubgraphName[] = ['task', 'reminder', 'conversation', 'audit']
