import { audit } from './0001-audit.ts'
import { broker } from './0002-broker.ts'

export const migrations = [audit, broker]
