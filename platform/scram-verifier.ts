import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'

// The least that RFC 7677 allows: our passwords are random keys, which iterations don't make harder to guess.
const iterations = 4_096

/** What PostgreSQL keeps instead of a password: https://www.postgresql.org/docs/18/catalog-pg-authid.html. ASCII passwords only. */
export function scramVerifier(password: string, salt = randomBytes(16)): string {
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256')
  const stored = createHash('sha256').update(keyed(salted, 'Client Key')).digest('base64')
  const server = keyed(salted, 'Server Key').toString('base64')
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${stored}:${server}`
}

const keyed = (key: Buffer, label: string): Buffer => createHmac('sha256', key).update(label).digest()
