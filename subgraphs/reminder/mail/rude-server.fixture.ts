import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'

export type Stage = 'greeting' | 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | 'body'
/** A line to say, or what to do instead of it: `drip` gives a byte at a time of an answer that never ends. */
export type Answer = string | 'hang' | 'reset' | 'drip'

const polite: Readonly<Record<Stage, Answer>> = {
  greeting: '220 ready',
  EHLO: '250 hello',
  MAIL: '250 ok',
  RCPT: '250 ok',
  DATA: '354 go on',
  body: '250 taken',
}

export type RudeServer = Readonly<{
  url: string
  heard: readonly string[]
  bodies: () => number
  connections: () => number
  hangUp: () => void
}>

function give(socket: Socket, answer: Answer): void {
  if (answer === 'hang') return
  if (answer === 'reset') return void socket.resetAndDestroy()
  if (answer !== 'drip') return void socket.write(`${answer}\r\n`)

  const dripping = setInterval(() => socket.write('2'), 20)
  socket.once('close', () => clearInterval(dripping))
}

const stages: Readonly<Record<string, Stage>> = { MAIL: 'MAIL', RCPT: 'RCPT', DATA: 'DATA' }
/** Asked for between mails; TLS is not to be had. */
const asides: Readonly<Record<string, Answer>> = { QUIT: '221 bye', RSET: '250 ok', STAR: '502 not here' }

/** What a line calls for; null within a mail, which nobody answers. */
function listener(answers: Readonly<Record<Stage, Answer>>) {
  let inBody = false
  return (line: string): Readonly<{ isEnd: boolean; answer: Answer }> | null => {
    if (inBody && line !== '.') return null
    const word = line.slice(0, 4).toUpperCase()
    const stage = inBody ? 'body' : (stages[word] ?? 'EHLO')
    inBody = stage === 'DATA' && answers.DATA.startsWith('354')
    return { isEnd: stage === 'body', answer: asides[word] ?? answers[stage] }
  }
}

/** A mail server on a real socket that does at each stage what it is told, and is polite otherwise. */
export async function openRudeServer(rude: Partial<Record<Stage, Answer>>): Promise<RudeServer> {
  const answers = { ...polite, ...rude }
  const heard: string[] = []
  const sockets = new Set<Socket>()
  let bodies = 0
  let connections = 0

  const server = createServer((socket) => {
    sockets.add(socket)
    connections++
    socket.on('error', () => undefined) // it is meant to break
    give(socket, answers.greeting)
    const listen = listener(answers)
    createInterface(socket).on('line', (line) => {
      const said = listen(line)
      if (!said) return
      if (said.isEnd) bodies++
      else heard.push(line)
      give(socket, said.answer)
    })
  }).listen(0, '127.0.0.1')
  const hangUp = () => {
    for (const socket of sockets) socket.destroy()
  }
  onTestFinished(() => {
    hangUp()
    server.close()
  })
  await once(server, 'listening')
  // It listens on TCP, where an address is always an object.
  const { port } = server.address() as AddressInfo
  return { url: `smtp://127.0.0.1:${port}`, heard, bodies: () => bodies, connections: () => connections, hangUp }
}
