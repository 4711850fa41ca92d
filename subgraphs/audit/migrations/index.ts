import { audit } from './0001-audit.ts'

export const migrations = [audit]
