import type { Model } from './model.ts'

const restMs = 5_000

/** Does not try again for some seconds once the model was down or slow, so that nobody else waits for what does not come. */
export function restedModel(model: Model): Model {
  let restsUntil = 0
  return {
    ask: async (request) => {
      if (performance.now() < restsUntil)
        return { kind: 'UNREACHABLE', fault: new Error('The model failed a moment ago, and is not asked again yet.') }
      const answer = await model.ask(request)
      if (answer.kind === 'UNREACHABLE' || answer.kind === 'LATE') restsUntil = performance.now() + restMs
      return answer
    },
    trouble: model.trouble,
  }
}
