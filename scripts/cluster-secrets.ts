// Makes the Secrets that the chart asks for by name: it makes none itself, since what it makes stands in its release.
import { stringify } from 'yaml'
import { z } from 'zod'
import { KafkaEnv } from '../kafka/client/settings.ts'
import { readConfig } from '../platform/config.ts'
import { postgresUrl } from '../platform/subgraph-config.ts'
import { ReminderEnv } from '../subgraphs/reminder/config.ts'
import { writeEnvFiles } from './cluster/env-files.ts'
import { clusterSecrets, type Values } from './cluster/secrets.ts'
import { Problem, run } from './problem.ts'
import { readOptions } from './read-options.ts'

const help = `Usage: npm run --silent cluster-secrets -- [--release tickler] | kubectl create -f -
       npm run cluster-secrets -- [--release tickler] --env-files DIR

Prints the Secrets that a release of the chart needs, with fresh keys and passwords. Run again it makes others: keep
those that are in the cluster ("kubectl create" refuses to replace them).

  --release tickler        the release's name, which the Secrets' names begin with
  --env-files DIR          keeps them in a folder instead, unless it is there: for containers without Kubernetes

Settings, by environment variables:
  DATABASE_ADMIN_URL       a PostgreSQL outside; without it the one that values-local.yaml runs inside
  DATABASE_NAME=tickler    the database in it
  SMTP_URL                 the mail server with its login, smtp://user:password@host:port, which takes MAIL_FROM and PUBLIC_URL
                           (https) beside it; without it there is no e-mail
  KAFKA_SSL_CA, KAFKA_SSL_CERT, KAFKA_SSL_KEY, KAFKA_SASL_USERNAME, KAFKA_SASL_PASSWORD,
  KAFKA_OAUTH_CLIENT_ID, KAFKA_OAUTH_CLIENT_SECRET
                           what is kept in the Secret for Kafka, which is made when one of them is given; of
                           certificates and keys the text, also where a file is named
`

const KafkaSecrets = KafkaEnv.pick({
  KAFKA_SSL_CA: true,
  KAFKA_SSL_CERT: true,
  KAFKA_SSL_KEY: true,
  KAFKA_SASL_USERNAME: true,
  KAFKA_SASL_PASSWORD: true,
  KAFKA_OAUTH_CLIENT_ID: true,
  KAFKA_OAUTH_CLIENT_SECRET: true,
})
const Env = KafkaSecrets.extend({
  ...ReminderEnv.pick({ SMTP_URL: true }).shape,
  DATABASE_ADMIN_URL: postgresUrl.optional(),
  DATABASE_NAME: z.string().default('tickler'),
})

// Room for the longest suffix within the 63 characters of a name in DNS.
const releaseName = /^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$/

await run(async () => {
  const options = readOptions(help, {
    release: { type: 'string', default: 'tickler' },
    'env-files': { type: 'string' },
  })
  if (!options) return
  const { release } = options
  if (!releaseName.test(release))
    throw new Problem(`--release takes up to 40 small letters, digits and dashes, not "${release}".`)
  const { DATABASE_ADMIN_URL: adminUrl, DATABASE_NAME: database, SMTP_URL: smtpUrl, ...rest } = readConfig(Env)
  const kafka = Object.fromEntries(
    Object.entries(rest).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
  const make = () => clusterSecrets({ release, adminUrl, database, kafka, smtpUrl })
  const folder = options['env-files']
  if (folder === undefined) print(release, await make())
  else
    console.error(
      `${folder}: ${(await writeEnvFiles(folder, () => byPart(release, make))) ? 'made' : 'left as it was'}`,
    )
})

function print(release: string, secrets: Record<string, Values>): void {
  const documents = Object.entries(secrets).map(([name, stringData]) =>
    stringify({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name, labels: { 'app.kubernetes.io/instance': release } },
      stringData,
    }),
  )
  process.stdout.write(documents.join('---\n'))
}

async function byPart(release: string, make: () => Promise<Record<string, Values>>) {
  const named = Object.entries(await make())
  return Object.fromEntries(named.map(([name, values]) => [name.slice(release.length + 1), values]))
}
