import { Parser } from '@asyncapi/parser'

// 3.1 adds nothing that we use, and many tools read 3.0 only.
const parser = new Parser({ ruleset: { core: true, recommended: true } })

/** What the specification has against a document, advice included: a line each, with its place. */
export async function faultsOf(document: string): Promise<readonly string[]> {
  const diagnostics = await parser.validate(document)
  return diagnostics
    .filter(({ code }) => code !== 'asyncapi-latest-version')
    .map(({ path, message, range }) => `${path.join('.')} (line ${range.start.line + 1}): ${message}`)
}
