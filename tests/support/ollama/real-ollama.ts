import { afterAll, describe } from 'vitest'
import { smallModel } from '../../../scripts/ollama/config.ts'
import { findPrepared } from '../../../scripts/ollama/prepare.ts'
import { type Served, serveOllama } from '../../../scripts/ollama/serve.ts'

export type RealOllama = Readonly<{ url: string; model: string; restart: () => Promise<void> }>

// A model that shares two cores with other tests takes its time.
const patienceMs = 120_000

/** A suite on a real server with a small model; skipped, and named with the reason, where none was prepared. */
export async function describeWithOllama(name: string, suite: (ollama: RealOllama) => void): Promise<void> {
  const prepared = findPrepared()
  if (!prepared) {
    const nowhere = { url: 'http://127.0.0.1:1', model: smallModel, restart: async () => {} }
    return void describe.skip(`${name} (skipped. No Ollama is prepared: npm run ollama -- --prepare)`, () =>
      suite(nowhere))
  }
  let served: Served = await serveOllama(prepared)
  const port = Number(new URL(served.url).port)
  describe(name, { timeout: patienceMs }, () => {
    afterAll(() => served.stop())
    suite({
      url: served.url,
      model: smallModel,
      restart: async () => {
        await served.stop()
        served = await serveOllama(prepared, port)
      },
    })
  })
}
