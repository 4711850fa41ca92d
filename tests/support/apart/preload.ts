// Loaded by each process of a test before its own code: gives it a bus, and keeps a diary of who lived when.
import { appendFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isMainThread } from 'node:worker_threads'

const home = new URL('../../../', import.meta.url)
const withoutTransport = new URL('kafka/open-bus.ts', home).href
const withinItsProcess = new URL('./open-bus.ts', import.meta.url).href

registerHooks({
  resolve: (specifier, context, next) => {
    const found = next(specifier, context)
    return found.url === withoutTransport ? { ...found, url: withinItsProcess } : found
  },
})

const diary = process.env['APART_DIARY']
if (diary !== undefined && isMainThread) {
  const note = (what: 'began' | 'ended') =>
    appendFileSync(
      diary,
      `${JSON.stringify({ what, pid: process.pid, entry: relative(fileURLToPath(home), process.argv[1] ?? '') })}\n`,
    )
  note('began')
  process.on('exit', () => note('ended'))
}
