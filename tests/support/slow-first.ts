import { BaseSequencer, type TestSpecification } from 'vitest/node'

const slowness = [/\.long\.test\.ts$/, /\/tests\/(faults|journeys|image|chart)\//, /\/kafka\//]

/** Files that wait for brokers and processes begin first, so that none of them is the last one alone. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const found = slowness.findIndex((slow) => slow.test(moduleId))
      return found < 0 ? slowness.length : found
    }
    return (await super.sort(files)).sort((left, right) => rank(left) - rank(right))
  }
}
