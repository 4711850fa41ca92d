import { tasks } from './0001-tasks.ts'

export const migrations = [tasks]
