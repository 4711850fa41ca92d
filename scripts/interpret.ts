// What the assistant understands of texts, without a server, a database or a model.
import { systemClock } from '../platform/clock.ts'
import { interpretLine } from './interpret/interpret-line.ts'
import { linesOf, writeLine } from './interpret/lines.ts'
import { run } from './problem.ts'
import { readOptions } from './read-options.ts'

const help = `Usage: npm run --silent interpret < lines.jsonl

Reads one JSON object a line from standard input, and prints for each what the interpreter makes
of it, as one line of JSON: the type Interpretation of schema/api.graphql. Nothing is stored and
nothing done; no server, database or model is needed.

  { "text": "buy milk tomorrow", "now": "2026-11-22T09:00:00Z", "timeZone": "Asia/Karachi", "locale": "EN" }

text      1 to 4,000 characters
now       the instant at which it is said, with an offset; else the present
timeZone  an IANA time zone; else UTC
locale    EN or UR, for what is in no language, like "10:30"; else EN

Other fields are passed over. Where a line is wrong, the one printed for it is
{ "problems": [{ "path", "problem" }] }, and the run goes on. The exit code is 0 when every line
was a JSON object, and 1 otherwise.
`

await run(async () => {
  if (!readOptions(help, {})) return
  // Whoever has read enough, as `head` does, hangs up.
  process.stdout.on('error', () => process.exit())
  for await (const line of linesOf(process.stdin)) {
    const { isRead, answer, fault } = interpretLine(line, systemClock.now())
    if (fault !== undefined) console.error(fault)
    if (!isRead || fault !== undefined) process.exitCode = 1
    await writeLine(process.stdout, JSON.stringify(answer))
  }
})
