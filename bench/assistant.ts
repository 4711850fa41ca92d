// How long a message takes that the interpreter answers, acting included, beside the mutation that it comes to.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

const rounds = Number(process.argv[2] ?? 300)
const warmUp = 50
const goalMs = 15

const ways = {
  'createTask at the gateway': {
    body: (title: string) => ({
      query:
        'mutation ($title: String!) { made: createTask(input: { title: $title, due: { date: "2099-01-01" } }) { task { title due { date } } } }',
      variables: { title },
    }),
    shape: (title: string) => z.object({ made: z.object({ task: z.object({ title: z.literal(title) }) }) }),
  },
  'sendMessage that creates it': {
    body: (title: string) => ({
      query:
        'mutation ($text: String!) { made: sendMessage(input: { text: $text }) { reply { intent content } tasks { title } } }',
      variables: { text: `Create a task to ${title} tomorrow at 5pm` },
    }),
    shape: (title: string) =>
      z.object({
        made: z.object({
          reply: z.object({ intent: z.literal('CREATE_TASK') }),
          tasks: z.tuple([z.object({ title: z.literal(title) })]),
        }),
      }),
  },
} as const

const dataDir = await mkdtemp(join(tmpdir(), 'tickler-bench-'))
const server = spawn('npm', ['start', '--silent'], {
  env: { ...process.env, PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error' },
  stdio: ['ignore', 'pipe', 'inherit'],
  detached: true, // a process group of its own, which is how a terminal sends Ctrl-C
})
try {
  const url = new URL('/graphql', await addressOf(server))
  const taken = new Map(Object.keys(ways).map((name) => [name, [] as number[]]))
  for (let round = -warmUp; round < rounds; round++)
    for (const [name, way] of Object.entries(ways)) {
      const title = `buy milk ${round + warmUp}`
      const began = performance.now()
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(way.body(title)),
      })
      const answer = await response.json()
      const ms = performance.now() - began
      z.object({ data: way.shape(title), errors: z.undefined().optional() }).parse(answer)
      if (round >= 0) taken.get(name)?.push(ms)
    }
  report(taken)
} finally {
  if (server.pid && server.exitCode === null) {
    process.kill(-server.pid, 'SIGINT')
    await once(server, 'exit')
  }
  await rm(dataDir, { recursive: true, force: true })
}

function report(taken: ReadonlyMap<string, readonly number[]>): void {
  const at = (sorted: readonly number[], share: number) => sorted[Math.floor(sorted.length * share)] ?? 0
  for (const [name, times] of taken) {
    const sorted = times.toSorted((one, other) => one - other)
    const [p50, p95] = [at(sorted, 0.5), at(sorted, 0.95)]
    console.log(`${name}: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms (${sorted.length} of them)`)
  }
  console.log(`The goal for a message is a p50 of at most ${goalMs} ms.`)
}

async function addressOf(child: ChildProcess): Promise<string> {
  let printed = ''
  for await (const chunk of child.stdout ?? []) {
    printed += chunk
    const [, url] = /ready at (\S+)/.exec(printed) ?? []
    if (url) return url
  }
  throw new Error(`It did not start: ${printed}`)
}
