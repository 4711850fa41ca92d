// What groups could not take: to look at, to hand back, to throw away.

import type { Mailbox } from '../kafka/bus.ts'
import {
  countLetters,
  discardLetters,
  groupsWith,
  knownIds,
  listLetters,
  redriveLetters,
  type Shown,
  showLetter,
  type Which,
} from '../kafka/operator/dead-letters.ts'
import { letterJson, letterText, listText } from './operator/letter-text.ts'
import { databaseHelp, withMailboxes } from './operator/mailboxes.ts'
import { counted, printJson } from './operator/print.ts'
import { Problem, run } from './problem.ts'
import { readArguments, wholeNumber } from './read-options.ts'

const help = `Usage: npm run --silent dead-letters -- list [--group G] [--topic T] [--limit 50] [--json]
       npm run --silent dead-letters -- show <id> [--json]
       npm run --silent dead-letters -- redrive <id>… | --all | --group G | --topic T
       npm run --silent dead-letters -- discard <id>… | --all | --group G | --topic T

A dead letter is an event that a consumer group could not take: unreadable, or failed five times.
It is kept until somebody decides. list shows the newest first, show all of one with its bytes.
redrive hands letters back: their group tries them again within seconds, and what fails again is
a dead letter again. discard deletes them for good.

${databaseHelp}`

const options = {
  all: { type: 'boolean' },
  group: { type: 'string' },
  topic: { type: 'string' },
  limit: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

type Given = NonNullable<ReturnType<typeof given>>
const given = () => readArguments(help, options)

const changing = ['all', 'group', 'topic', 'json']
const taken = new Map([
  ['list', ['group', 'topic', 'limit', 'json']],
  ['show', ['json']],
  ['redrive', changing],
  ['discard', changing],
])

/** Looks at everything that was given before anything is opened. */
function commandOf(asked: Given): (mailboxes: readonly Mailbox[]) => Promise<void> {
  const { values, positionals } = asked
  const [command, ...ids] = positionals
  mustFit(command, values)
  mustBeSaid(values)
  const which = { ...(values.group && { group: values.group }), ...(values.topic && { topic: values.topic }) }
  switch (command) {
    case 'list':
      if (ids.length > 0) throw new Problem('list takes no ids: use show <id>, see --help.')
      return list(which, wholeNumber('limit', values.limit, 1, 10_000) ?? 50, values.json)
    case 'show':
      return show(onlyOne(ids), values.json)
    case 'redrive':
      return change(chosen(command, asked, which), redrive, redriven, values.json)
    case 'discard':
      return change(chosen(command, asked, which), discardLetters, discarded, values.json)
    default:
      throw new Problem(
        `Say what to do: list, show, redrive or discard${command ? `, not "${command}"` : ''}; see --help.`,
      )
  }
}

/** Whoever narrows what is thrown away must not have it passed over, be it an option of another command or an empty variable. */
function mustFit(command: string | undefined, values: Given['values']): void {
  const fitting = taken.get(command ?? '')
  const stray = fitting && Object.keys(values).find((option) => !fitting.includes(option))
  if (stray) throw new Problem(`${command} takes no --${stray}: see --help.`)
  if (values.all && (values.group ?? values.topic) !== undefined)
    throw new Problem(`${command} takes --all alone: it means every dead letter there is.`)
}

function mustBeSaid(values: Given['values']): void {
  for (const option of ['group', 'topic'] as const)
    if (values[option] === '') throw new Problem(`--${option} is empty: say which.`)
}

const redriven = (count: number) =>
  `Redriven: ${counted(count, 'dead letter')}. A Tickler that runs tries them again within seconds.`
const discarded = (count: number) => `Discarded for good: ${counted(count, 'dead letter')}.`

const list = (which: Which, limit: number, asJson: boolean) => async (mailboxes: readonly Mailbox[]) => {
  const letters = await listLetters(mailboxes, which, limit)
  if (asJson) return printJson(letters)
  process.stdout.write(listText(letters, await countLetters(mailboxes, which)))
}

const show = (id: string, asJson: boolean) => async (mailboxes: readonly Mailbox[]) => {
  const letter: Shown | undefined = await showLetter(mailboxes, id)
  if (!letter) throw unknown(id)
  if (asJson) return printJson(letterJson(letter))
  process.stdout.write(letterText(letter))
}

const change =
  (
    which: Which,
    make: (mailboxes: readonly Mailbox[], which: Which) => Promise<number>,
    said: (count: number) => string,
    asJson: boolean,
  ) =>
  async (mailboxes: readonly Mailbox[]) => {
    await mustBeKnown(mailboxes, which.ids ?? [])
    const count = await make(mailboxes, which)
    if (asJson) return printJson({ count })
    process.stdout.write(`${count === 0 ? 'No dead letter fits, so nothing was done.' : said(count)}\n`)
  }

/** Only to groups that there are: what is handed back stands in no list of letters, and another group never looks at it. */
async function redrive(mailboxes: readonly Mailbox[], which: Which): Promise<number> {
  const { knownGroups } = await import('./operator/known-groups.ts') // which loads all subgraphs
  const known = new Set((await knownGroups()).map(({ group }) => group))
  const gone = (await groupsWith(mailboxes, which)).find((group) => !known.has(group))
  if (gone !== undefined)
    throw new Problem(
      `No group of this release is called ${gone}, so nothing was done: its dead letters would wait for ever. Discard them, or name those to redrive.`,
    )
  return redriveLetters(mailboxes, which)
}

async function mustBeKnown(mailboxes: readonly Mailbox[], ids: readonly string[]): Promise<void> {
  const known = await knownIds(mailboxes, ids)
  const missing = ids.find((id) => !known.has(id))
  if (missing !== undefined) throw unknown(missing)
}

function onlyOne(ids: readonly string[]): string {
  const [id, ...more] = ids.map(idOf)
  if (id === undefined || more.length > 0) throw new Problem('show takes the id of one dead letter: see --help.')
  return id
}

/** By ids, or by what they have in common; never everything by default. */
function chosen(command: string, { values, positionals }: Given, which: Which): Which {
  const ids = positionals.slice(1).map(idOf)
  const isMarked = values.all || which.group !== undefined || which.topic !== undefined
  if (ids.length > 0 && isMarked) throw new Problem(`${command} takes ids, or --all, --group and --topic, not both.`)
  if (ids.length === 0 && !isMarked)
    throw new Problem(`Say which to ${command}: ids, or --all, --group or --topic; see --help.`)
  return ids.length > 0 ? { ids } : which
}

function idOf(text: string): string {
  if (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)) return text.toLowerCase()
  throw new Problem(`"${text}" is not the id of a dead letter: take one from list.`)
}

const unknown = (id: string) => new Problem(`There is no dead letter ${id}, so nothing was done: see list.`)

await run(async () => {
  const asked = given()
  if (!asked) return
  const work = commandOf(asked)
  await withMailboxes(work)
})
