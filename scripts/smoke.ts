// Shows that a Tickler which runs somewhere works as a whole: one message, followed through all four subgraphs.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { dataDirOf } from '../gateway/config.ts'
import { loadAuthKey } from '../gateway/identity/auth-key.ts'
import { issuePersonalToken } from '../gateway/identity/personal-token.ts'
import { systemClock } from '../platform/clock.ts'
import { commandLine } from '../platform/command-line.ts'
import { readConfig } from '../platform/config.ts'
import { Problem, run } from './problem.ts'
import { milkJourney } from './smoke/milk-journey.ts'

const help = `Usage: npm run smoke

Has a task made by the assistant of a Tickler that runs, follows it through all four subgraphs (the answer, the live
change, its reminder, its history and audit), deletes it, and prints one line. Exit code 1 says what did not come.

Settings, by environment variables:
  GATEWAY_URL=http://127.0.0.1:4000  the gateway's address, without a path
  TOKEN                              whose task it is; without one a token is made by the key in DATA_DIR (.data)
  SMOKE_SECONDS=60                   how long to wait for each step
`

const SmokeEnv = z.object({
  GATEWAY_URL: z.url({ protocol: /^https?$/, error: 'use http://host:port' }).default('http://127.0.0.1:4000'),
  TOKEN: z.string().optional(),
  SMOKE_SECONDS: z.coerce.number('use a number of seconds').positive().max(3_600).default(60),
})

const minutes = (count: number) => count / (24 * 60)

/** Of someone who exists for this only, when we may issue tokens; undefined is the demo user. */
async function ownToken(): Promise<string | undefined> {
  const dataDir = dataDirOf()
  if (!existsSync(join(dataDir, 'auth-key.json'))) return undefined
  const who = { subject: 'smoke-test', days: minutes(10), now: systemClock.now() }
  return (await issuePersonalToken(await loadAuthKey(dataDir), who)).token
}

async function smoke(): Promise<void> {
  const { GATEWAY_URL, TOKEN, SMOKE_SECONDS } = readConfig(SmokeEnv)
  const token = TOKEN ?? (await ownToken())
  const began = performance.now()
  try {
    await milkJourney({ url: GATEWAY_URL.replace(/\/$/, ''), token, patienceMs: SMOKE_SECONDS * 1_000 })
  } catch (error) {
    throw new Problem(`${GATEWAY_URL} does not work as a whole: ${wordsOf(error)}`)
  }
  console.log(`${GATEWAY_URL} works: milk by way of all four subgraphs in ${Math.round(performance.now() - began)} ms.`)
}

function wordsOf(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error)
  if (!(error instanceof Error)) return String(error)
  return error.cause === undefined ? error.message : `${error.message}: ${wordsOf(error.cause)}`
}

await run(() => commandLine(help, smoke))
