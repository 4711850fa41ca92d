import { conversations } from './0001-conversations.ts'
import { broker } from './0002-broker.ts'
import { reminded } from './0003-reminded.ts'

export const migrations = [conversations, broker, reminded]
