import { conversations } from './0001-conversations.ts'

export const migrations = [conversations]
