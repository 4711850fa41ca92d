import { audit } from './0001-audit.ts'
import { broker } from './0002-broker.ts'
import { heads } from './0003-heads.ts'
import { keptAside } from './0004-kept-aside.ts'

export const migrations = [audit, broker, heads, keptAside]
