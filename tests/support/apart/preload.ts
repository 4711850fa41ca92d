// Loaded by each process of a test before its own code: keeps a diary of who lived when.
import { appendFileSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isMainThread } from 'node:worker_threads'

const home = new URL('../../../', import.meta.url)

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
