import type { Model } from './model.ts'

const restMs = 5_000

/**
 * Does not try again for some seconds once the model was down or slow, so that nobody else waits for what does not come. It is not
 * slow when it was given less than half of the time, the rest of which went by in the queue.
 */
export function restedModel(model: Model, timeLimitMs: number): Model {
  let restsUntil = 0
  return {
    ask: async (request) => {
      if (performance.now() < restsUntil)
        return { kind: 'UNREACHABLE', fault: new Error('The model failed a moment ago, and is not asked again yet.') }
      const began = performance.now()
      const answer = await model.ask(request)
      const isSlow = answer.kind === 'LATE' && performance.now() - began > timeLimitMs / 2
      if (answer.kind === 'UNREACHABLE' || isSlow) restsUntil = performance.now() + restMs
      return answer
    },
    trouble: model.trouble,
  }
}
