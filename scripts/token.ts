// Issues and revokes the personal tokens of a data directory.
import { decodeJwt } from 'jose'
import { dataDirOf } from '../gateway/config.ts'
import { loadAuthKey } from '../gateway/identity/auth-key.ts'
import { issuePersonalToken, personalIssuer } from '../gateway/identity/personal-token.ts'
import { revoke, type TokenId } from '../gateway/identity/revocations.ts'
import { subject } from '../gateway/identity/signed-in.ts'
import { systemClock } from '../platform/clock.ts'
import { isId } from '../platform/id.ts'
import { Problem, run } from './problem.ts'
import { readArguments } from './read-options.ts'

const help = `Usage: npm run --silent token -- <name> [--days 90] [--scope audit:read]
       npm run --silent token -- revoke <token or its id>

The first prints a token for that person on standard output, and nothing else there; its id and
when it ends go to standard error. The second ends a token at once, also for gateways that run.
The key is kept in DATA_DIR (.data), and made when there is none.
`
const longestDays = 3_650

await run(async () => {
  const given = readArguments(help, {
    days: { type: 'string', default: '90' },
    scope: { type: 'string', multiple: true, default: [] },
  })
  if (!given) return
  const { values, positionals } = given
  const [name, which] = positionals
  if (name === undefined) throw new Problem('Say whose token, as by npm run --silent token -- alice: see --help.')
  const [odd] = positionals.slice(name === 'revoke' ? 2 : 1)
  if (odd !== undefined)
    throw new Problem(`"${odd}" is one too many: a token is for one name, and one is revoked at a time; see --help.`)
  if (name === 'revoke') return revokeToken(which)
  return issue(name, Number(values.days), values.scope)
})

async function issue(name: string, days: number, scopes: readonly string[]): Promise<void> {
  const person = subject.safeParse(name)
  if (!person.success) throw new Problem(`"${name}" is no name for a person: ${person.error.issues[0]?.message}.`)
  if (!(days > 0 && days <= longestDays)) throw new Problem(`--days takes a number up to ${longestDays}.`)
  const key = await loadAuthKey(dataDirOf())
  const issued = await issuePersonalToken(key, { subject: person.data, days, scopes, now: systemClock.now() })
  process.stderr.write(`id ${issued.jti}, until ${issued.expiresAt.toISOString()}\n`)
  process.stdout.write(`${issued.token}\n`)
}

async function revokeToken(which: string | undefined): Promise<void> {
  if (which === undefined) throw new Problem('Say which token to revoke, by itself or its id: see --help.')
  const id = tokenId(which)
  await revoke(dataDirOf(), id, systemClock.now())
  process.stderr.write(`Revoked ${id.jti}.\n`)
}

/** An id alone is that of a token which was issued here. */
function tokenId(which: string): TokenId {
  if (isId(which)) return { iss: personalIssuer, jti: which.toLowerCase() }
  const { iss, jti } = claimsOf(which)
  if (iss === undefined || jti === undefined)
    throw new Problem('This token names no issuer or has no id, so it cannot be revoked.')
  return { iss, jti }
}

function claimsOf(token: string) {
  try {
    return decodeJwt(token)
  } catch {
    throw new Problem('This is neither a token nor the id of one.') // why it cannot be decoded helps nobody
  }
}
