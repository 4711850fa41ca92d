import { tasks } from './0001-tasks.ts'
import { repetition } from './0002-repetition.ts'
import { retention } from './0003-retention.ts'
import { search } from './0004-search.ts'
import { broker } from './0005-broker.ts'
import { keptAside } from './0006-kept-aside.ts'
import { defaultLead } from './0007-default-lead.ts'

export const migrations = [tasks, repetition, retention, search, broker, keptAside, defaultLead]
