import { type Client, escapeLiteral as literal, escapeIdentifier as quoted } from 'pg'
import { onOneConnection } from './one-connection.ts'
import { scramVerifier } from './scram-verifier.ts'

export type Provisioning = Readonly<{
  /** A login that may create databases and roles, at any database of the server. */
  adminUrl: string
  database: string
  subgraphs: readonly string[]
  passwordOf: (role: string) => string
}>

// Any constant does, as long as nothing else locks by it.
const lockKey = 7_261_001

/**
 * Makes the database, and for each subgraph X its schema and its logins: `X_owner` (migrations), `X` (service) and
 * `X_worker` (consumers and workers), who see that schema and no other. Run again, it mends what is missing and sets the
 * passwords; two at once take turns.
 */
export async function provision({ adminUrl, database, subgraphs, passwordOf }: Provisioning): Promise<void> {
  await connected(adminUrl, async (admin) => {
    await admin.query('select pg_advisory_lock($1)', [lockKey])
    const { rows } = await admin.query('select from pg_database where datname = $1', [database])
    if (rows.length === 0) await admin.query(`create database ${quoted(database)}`)
    const logins = subgraphs.flatMap(rolesOf)
    for (const role of logins) await admin.query(login(role, passwordOf(role)))

    await connected(inDatabase(adminUrl, database), async (inside) => {
      await inside.query(
        ['begin', ...walls(database), ...subgraphs.flatMap((name) => rooms(database, name)), 'commit'].join(';\n'),
      )
    })
  })
}

/** The logins of a subgraph: of migrations, of requests, and of consumers and workers. */
export const rolesOf = (subgraph: string) => [`${subgraph}_owner`, subgraph, `${subgraph}_worker`]

function login(role: string, password: string): string {
  // The server gets a verifier and never the password, which its log could keep.
  const options = `login password ${literal(scramVerifier(password))}`
  return `do $do$ begin
    if not exists (select from pg_roles where rolname = ${literal(role)}) then create role ${quoted(role)}; end if;
  end $do$; alter role ${quoted(role)} ${options}`
}

const walls = (database: string) => [
  `revoke all on database ${quoted(database)} from public`,
  'revoke all on schema public from public',
]

function rooms(database: string, subgraph: string): string[] {
  const [owner = '', service = '', worker = ''] = rolesOf(subgraph).map(quoted)
  const schema = quoted(subgraph)
  return [
    // Only a member of a role may give it a schema; a superuser may anyway.
    `do $do$ begin
      if not pg_has_role(${literal(`${subgraph}_owner`)}, 'set') then grant ${owner} to current_user; end if;
    end $do$`,
    `create schema if not exists ${schema} authorization ${owner}`,
    `grant connect on database ${quoted(database)} to ${owner}, ${service}, ${worker}`,
    `grant usage on schema ${schema} to ${service}, ${worker}`,
  ]
}

const connected = (url: string, work: (client: Client) => Promise<void>) =>
  onOneConnection(url, 'tickler provision', work)

/** The same server's URL for another database and, where one is given, another login; how to connect stays as it was. */
export function inDatabase(
  url: string,
  database: string,
  login?: Readonly<{ role: string; password: string }>,
): string {
  const other = new URL(url)
  other.pathname = encodeURIComponent(database)
  if (login)
    Object.assign(other, { username: encodeURIComponent(login.role), password: encodeURIComponent(login.password) })
  return other.href
}
