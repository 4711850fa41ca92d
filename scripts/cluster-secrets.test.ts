import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { z } from 'zod'
import { kafkaSettings } from '../kafka/client/settings.ts'
import { freshCertificates } from '../tests/support/kafka/certificates.ts'

const script = fileURLToPath(new URL('cluster-secrets.ts', import.meta.url))
const secret = z.object({ metadata: z.object({ name: z.string() }), stringData: z.record(z.string(), z.string()) })

async function printed(env: Readonly<Record<string, string>>) {
  const { stdout } = await promisify(execFile)(process.execPath, [script], { env })
  const all = parseAllDocuments(stdout).map((document) => secret.parse(document.toJS()))
  return Object.fromEntries(all.map(({ metadata, stringData }) => [metadata.name, stringData]))
}

test('a certificate that is given by its file goes into the Secret itself, for no pod has that file', async () => {
  const { ca, caFile } = freshCertificates(onTestFinished)

  const login = { KAFKA_SASL_USERNAME: 'tickler', KAFKA_SASL_PASSWORD: 'secret' }

  const { 'tickler-kafka': kafka } = await printed({ KAFKA_SSL_CA: caFile, ...login })

  expect(kafka).toEqual({ KAFKA_SSL_CA: ca, ...login })
  const configured = { KAFKA_BROKERS: 'example.org:9093', KAFKA_SASL_MECHANISM: 'plain' }
  expect(kafkaSettings({ ...configured, ...kafka })?.KAFKA_SSL_CA).toBe(ca)
})

test('a PostgreSQL outside is reached as its administrator said, by every login', async () => {
  const secrets = await printed({
    DATABASE_ADMIN_URL: 'postgres://admin:s%40fe@db.example.org/postgres?sslmode=verify-full',
  })

  expect(secrets).not.toHaveProperty('tickler-postgres')
  expect(secrets['tickler-task']?.['WORKER_DATABASE_URL']).toMatch(
    /^postgres:\/\/task_worker:\w{64}@db\.example\.org\/tickler\?sslmode=verify-full$/,
  )
})
