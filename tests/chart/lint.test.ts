import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { describeWithTools, run } from './tools.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const workflows = join(root, '.github/workflows')

describeWithTools('the workflows', ['actionlint'], () => {
  test('have nothing that a linter would change', async () => {
    const files = readdirSync(workflows).map((name) => join(workflows, name))
    expect(await run('actionlint', ['-oneline', ...files])).toBe('')
  })
})

describeWithTools('the Dockerfile', ['hadolint'], () => {
  test('has nothing that a linter would change', async () => {
    expect(await run('hadolint', [join(root, 'Dockerfile')])).toBe('')
  })
})
