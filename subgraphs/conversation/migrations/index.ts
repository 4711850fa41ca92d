import { conversations } from './0001-conversations.ts'
import { broker } from './0002-broker.ts'

export const migrations = [conversations, broker]
