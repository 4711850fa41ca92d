/** More came than any answer has. */
export class TooMuch extends Error {}

const mostBytes = 512 * 1024

/**
 * `fetch` as the client of Ollama is to have it: it ends with `signal`, a refusal is an error at once, and a body is lines of
 * JSON of a bounded size. The client would print what it cannot read, which may be somebody's words.
 */
export const boundedFetch =
  (signal: AbortSignal): typeof fetch =>
  async (input, init) => {
    const signals = init?.signal ? [signal, init.signal] : [signal]
    const response = await fetch(input, { ...init, signal: AbortSignal.any(signals), redirect: 'error' })
    if (!response.ok) {
      await response.body?.cancel()
      throw new Error(`Ollama answered ${response.status}.`)
    }
    return new Response(response.body?.pipeThrough(wholeLines()) ?? null, { headers: response.headers })
  }

/** Lets through whole lines of JSON only; throws for any other, and for a body that is too large. */
function wholeLines(): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  const [decoder, encoder] = [new TextDecoder('utf-8', { fatal: true }), new TextEncoder()]
  let bytes = 0
  let rest = ''
  const pass = (line: string, to: TransformStreamDefaultController<Uint8Array<ArrayBuffer>>) => {
    if (line.trim() !== '') to.enqueue(encoder.encode(`${JSON.stringify(parsed(line))}\n`))
  }
  return new TransformStream({
    transform: (chunk, to) => {
      bytes += chunk.byteLength
      if (bytes > mostBytes) throw new TooMuch(`Ollama's answer has more than ${mostBytes} bytes.`)
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) pass(line, to)
    },
    flush: (to) => pass(rest + decoder.decode(), to),
  })
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new Error('Ollama sent a line that is no JSON.')
  }
}
