// How long after a mutation was answered its subscriber hears of it, at a steady rate.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { createClient } from 'graphql-ws'
import WebSocket from 'ws'
import { z } from 'zod'
import { loadAuthKey } from '../../gateway/identity/auth-key.ts'
import { issuePersonalToken } from '../../gateway/identity/personal-token.ts'
import { systemClock } from '../../platform/clock.ts'
import type { Place } from './place.ts'

const people = 20
const warmUpS = 5
const answer = z.object({
  data: z.object({ createTask: z.object({ task: z.object({ id: z.string(), title: z.string() }) }) }),
})
const heard = z.object({ taskChanged: z.object({ task: z.object({ id: z.string(), title: z.string() }) }) })

type Load = Readonly<{ perSecond: number; seconds: number }>

export async function benchPushing(place: Place, load: Load): Promise<void> {
  await place.giveUpDatabase() // the processes start their own there
  console.log(
    `\nFrom the answer to the push, ${load.perSecond} mutations a second for ${load.seconds} s, ${people} people`,
  )
  const apart = await measured(place, 'apart.ts', { KAFKA_BROKERS: place.brokers, PORT: '24700' }, 5, load)
  console.log(`  apart           ${apart}  (goals 15 and 60)`)
  const whole = await measured(place, 'main.ts', { PORT: '24700' }, 1, load)
  console.log(`  in one process  ${whole}  (goal 15)`)
}

async function measured(
  place: Place,
  entry: string,
  env: Record<string, string>,
  many: number,
  load: Load,
): Promise<string> {
  const child = spawn(process.execPath, [entry], {
    env: { ...process.env, NODE_ENV: 'development', DATA_DIR: place.dataDir, LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  try {
    await readyTimes(child, many)
    const lates = await measure(`http://127.0.0.1:${env['PORT']}`, place.dataDir, load)
    return `p50 ${at(lates, 0.5)} ms, p99 ${at(lates, 0.99)} ms of ${lates.length}`
  } finally {
    child.kill('SIGINT')
    await once(child, 'exit')
  }
}

function readyTimes(child: ChildProcess, many: number): Promise<void> {
  let said = ''
  return new Promise((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if ((said.match(/is ready at/g) ?? []).length === many) resolve()
    })
    child.once('exit', (code) => reject(new Error(`it ended with ${code}`)))
  })
}

const at = (sorted: readonly number[], share: number) =>
  (sorted[Math.floor(sorted.length * share)] ?? Number.NaN).toFixed(1)

/** Milliseconds from each answer to its push, sorted; 0 for a push that came before its answer. */
async function measure(url: string, dataDir: string, { perSecond, seconds }: Load): Promise<number[]> {
  const key = await loadAuthKey(dataDir)
  const pushed = new Map<string, number>()
  const tokens = await Promise.all(
    Array.from(
      { length: people },
      async (_, n) => (await issuePersonalToken(key, { subject: `bench-${n}`, days: 1, now: systemClock.now() })).token,
    ),
  )
  const sockets = tokens.map((token) => listen(url, token, pushed))
  await sleep(1_500)
  const answered = new Map<string, number>()
  const running: Promise<void>[] = []
  const start = performance.now()
  for (let n = 0; n < perSecond * (seconds + warmUpS); n++) {
    await sleep(Math.max(0, start + (n * 1_000) / perSecond - performance.now()))
    const isWarm = n >= perSecond * warmUpS
    const one = create(url, tokens[n % people] ?? '', n).then(({ id, time }) => void (isWarm && answered.set(id, time)))
    running.push(one)
    one.catch(() => {}) // told below, once all are through
  }
  const failed = (await Promise.allSettled(running)).filter(({ status }) => status === 'rejected').length
  if (failed > 0)
    console.log(`  ${failed} of ${running.length} mutations were not answered: the figures are of the others`)
  await sleep(2_000)
  for (const socket of sockets) await socket.dispose()
  const lates = [...answered].map(([id, time]) => {
    const came = pushed.get(id)
    if (came === undefined) throw new Error(`${id} was answered and never pushed`)
    return Math.max(0, came - time)
  })
  return lates.sort((a, b) => a - b)
}

const createTask = 'mutation ($title: String!) { createTask(input: { title: $title }) { task { id title } } }'

async function create(url: string, token: string, n: number): Promise<{ id: string; time: number }> {
  const title = `Task ${n}`
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: createTask, variables: { title } }),
  })
  const body: unknown = await response.json()
  const time = performance.now()
  const { task } = answer.parse(body).data.createTask
  if (task.title !== title) throw new Error(`${task.title} instead of ${title}`)
  return { id: task.id, time }
}

function listen(url: string, token: string, pushed: Map<string, number>) {
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
  })
  const fail = (error: unknown) => {
    throw error
  }
  client.subscribe(
    { query: 'subscription { taskChanged { task { id title } } }' },
    {
      next: ({ data }) => {
        const time = performance.now()
        pushed.set(heard.parse(data).taskChanged.task.id, time)
      },
      error: fail,
      complete: () => {},
    },
  )
  return client
}
