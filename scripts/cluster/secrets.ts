import { randomBytes } from 'node:crypto'
import { subgraphNames } from '../../all-in-one/subgraphs.ts'
import { newAuthKey } from '../../gateway/identity/auth-key.ts'
import { newInternalKeys } from '../../platform/internal-key.ts'
import { inDatabase, rolesOf } from '../../platform/provision.ts'

/** What one Kubernetes Secret holds: values by the environment variable, or file, that a container gets them as. */
export type Values = Readonly<Record<string, string>>

export type Given = Readonly<{
  release: string
  /** Of a PostgreSQL outside; without one the chart's own gets a password. */
  adminUrl: string | undefined
  database: string
  /** What every client of Kafka is told in secret. */
  kafka: Values
  /** The mail server's address with its login; without one there is no e-mail. */
  smtpUrl?: string | undefined
}>

/** Everything secret that a release needs, by the name of its Secret: each part gets its own and no other's. */
export async function clusterSecrets({
  release,
  adminUrl,
  database,
  kafka,
  smtpUrl,
}: Given): Promise<Record<string, Values>> {
  const { privateKey, publicKey } = await newInternalKeys()
  const SYSTEM_KEY = fresh()
  const passwords = new Map(subgraphNames.flatMap(rolesOf).map((role) => [role, fresh()]))
  const inside = adminUrl ? undefined : fresh()
  const admin = adminUrl ?? `postgres://postgres:${inside}@${release}-postgres:5432/postgres`
  const urlOf = (role: string) => inDatabase(admin, database, { role, password: passwords.get(role) ?? '' })

  const parts: Record<string, Values> = {
    gateway: { INTERNAL_PRIVATE_KEY: privateKey, SYSTEM_KEY, DELEGATION_KEY: fresh() },
    auth: { 'auth-key.json': await newAuthKey() },
    migrations: {
      DATABASE_ADMIN_URL: admin,
      DATABASE_NAME: database,
      ...Object.fromEntries([...passwords].map(passwordSetting)),
    },
  }
  for (const name of subgraphNames)
    parts[name] = {
      DATABASE_URL: urlOf(name),
      WORKER_DATABASE_URL: urlOf(`${name}_worker`),
      CURSOR_KEY: fresh(),
      INTERNAL_PUBLIC_KEY: publicKey,
      ...(name === 'reminder' ? { SYSTEM_KEY, ...(smtpUrl ? { SMTP_URL: smtpUrl } : {}) } : {}),
    }
  if (inside) parts['postgres'] = { POSTGRES_PASSWORD: inside }
  if (Object.keys(kafka).length > 0) parts['kafka'] = kafka
  return Object.fromEntries(Object.entries(parts).map(([part, values]) => [`${release}-${part}`, values]))
}

const fresh = () => randomBytes(32).toString('hex')

const passwordSetting = ([role, password]: readonly [string, string]) =>
  [`${role.toUpperCase()}_PASSWORD`, password] as const
