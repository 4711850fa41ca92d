import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Conduct } from './fake-ollama.ts'

const head = (response: ServerResponse) => response.writeHead(200, { 'content-type': 'application/x-ndjson' })
const line = (content: string, done = false) =>
  `${JSON.stringify({ model: 'test', created_at: '2030-01-01T00:00:00Z', message: { role: 'assistant', content }, done, ...(done ? { done_reason: 'stop' } : {}) })}\n`

/** As a model does that works: the answer in a few pieces. */
export const says =
  (answer: unknown): Conduct =>
  (response) => {
    const text = typeof answer === 'string' ? answer : JSON.stringify(answer)
    head(response)
    for (let at = 0; at < text.length; at += 7) response.write(line(text.slice(at, at + 7)))
    response.end(line('', true))
  }

/** In pieces that end within lines, and within letters. */
export const saysInBytes =
  (answer: unknown): Conduct =>
  async (response) => {
    head(response)
    const bytes = Buffer.from(line(JSON.stringify(answer)) + line('', true))
    for (let at = 0; at < bytes.length; at += 3) {
      response.write(bytes.subarray(at, at + 3))
      if (at % 60 === 0) await sleep(1)
    }
    response.end()
  }

export const hangs: Conduct = () => {}

export const hangsAfterTheFirst: Conduct = (response) => {
  head(response)
  response.write(line('{"commands":'))
}

export const saysAfter =
  (ms: number, answer: unknown): Conduct =>
  async (response, asked) => {
    await sleep(ms)
    await says(answer)(response, asked)
  }

export const neverEnds: Conduct = async (response) => {
  head(response)
  while (!response.destroyed) {
    response.write(line('{"commands":['.padEnd(2_000)))
    await sleep(1)
  }
}

export const oneEndlessLine: Conduct = async (response) => {
  head(response)
  while (!response.destroyed) {
    response.write('x'.repeat(64_000))
    await sleep(1)
  }
}

export const stopsBeforeTheEnd: Conduct = (response) => {
  head(response)
  response.end(line('{"commands":[{"intent":"CREATE_TASK","title":"bu'))
}

export const fails =
  (status: number, body = '{"error":"model requires more system memory than is available"}'): Conduct =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(body)
  }

export const resets: Conduct = (response) => {
  head(response)
  response.write(line('{"comm'), () => response.socket?.resetAndDestroy())
}

export const saysAnErrorMidway: Conduct = (response) => {
  head(response)
  response.write(line('{"comm'))
  response.end('{"error":"an error was encountered while running the model"}\n')
}

export const speaksHtml: Conduct = (response) => {
  head(response)
  response.end('<html>bad gateway</html>\n')
}
