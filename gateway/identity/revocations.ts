import { appendFile, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { makeDataDirectory } from '../../platform/data-directory.ts'
import { hasCode } from '../../platform/error-code.ts'

/** What a token is known by: ids are its issuer's own. */
export type TokenId = Readonly<{ iss: string; jti: string }>

const entry = z.object({ iss: z.string(), jti: z.string(), at: z.string() })
const keyOf = ({ iss, jti }: TokenId) => JSON.stringify([iss, jti])
const file = (dataDir: string) => join(dataDir, 'revoked.jsonl')

/** One line a token, only ever appended: two who revoke at once lose nothing. */
export async function revoke(dataDir: string, { iss, jti }: TokenId, now: Date): Promise<void> {
  await makeDataDirectory(dataDir)
  const line = JSON.stringify({ iss, jti, at: now.toISOString() })
  await appendFile(file(dataDir), `${line}\n`, { mode: 0o600, flush: true })
}

const recheckMs = 250

/** Tells whether a token was revoked; sees what another process appends within a quarter of a second. */
export function revocations(dataDir: string): { has(id: TokenId): Promise<boolean> } {
  const path = file(dataDir)
  let revoked: ReadonlySet<string> = new Set()
  let seen = ''
  let checkedAt = Number.NEGATIVE_INFINITY

  const refresh = async () => {
    const mark = await markOf(path)
    if (mark === seen) return
    revoked = mark === '' ? new Set() : await read(path)
    seen = mark
  }

  return {
    has: async (id) => {
      const time = performance.now()
      if (time - checkedAt >= recheckMs) {
        await refresh()
        checkedAt = time
      }
      return revoked.has(keyOf(id))
    },
  }
}

async function markOf(path: string): Promise<string> {
  try {
    const { mtimeMs, size, ino } = await stat(path)
    return `${ino}:${size}:${mtimeMs}`
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return ''
    throw error
  }
}

async function read(path: string): Promise<ReadonlySet<string>> {
  // What has no line break yet was cut short, and its revocation never said to be done.
  const lines = (await readFile(path, 'utf8')).split('\n').slice(0, -1)
  const ids = lines.flatMap((line, index) =>
    line.trim() === '' ? [] : [parsed(line, `${path} is damaged in line ${index + 1}`)],
  )
  return new Set(ids.map(keyOf))
}

function parsed(line: string, fault: string): TokenId {
  try {
    return entry.parse(JSON.parse(line))
  } catch (cause) {
    throw new Error(`${fault}: mend or remove it. Until then no token can be taken.`, { cause })
  }
}
