import { insertOutboxFrom } from '../../kafka/outbox.ts'
import { type Statement, statement } from '../../platform/database.ts'

/** What a write may hold; all but the owner are JSON. */
export type WriteParams = Readonly<{
  owner: string
  changes: string
  events: string
  /** New tasks, and changed ones. */
  fresh: string | null
  moved: string | null
  /** The tasks that were there before and that the write relies on; null when a changed one is all there is, and guards itself. */
  known: string | null
  /** That one's very row, where it matters. */
  row: string | null
  /** Of `known`, the ids of those that go for good, and of those that are only written to. */
  gone: string | null
  touched: string | null
  begun: string | null
  led: string | null
  key: string | null
}>
type Name = keyof WriteParams

/**
 * The statement for just what a write holds, since an empty part costs as much as a full one; there are as many as there are
 * kinds of writes. Tasks are locked first, then series, each in the order of their ids, so that a key is taken only by a write
 * that goes through. A task under which something is put is written to without being changed: who waits for its lock then
 * sees another row than the one they read.
 * The owner's counter is raised last, as it is what the owner's other writers wait for; readers of the feed see its numbers
 * without a gap, since whoever holds numbers has committed before the next ones are given.
 */
export function writeStatement(params: WriteParams): { what: Statement; values: (string | null)[] } {
  const names = (Object.keys(params) as Name[]).filter((name) => params[name] !== null) // the keys of a plain object
  const shape = names.join()
  const known = statements.get(shape)
  const what = known ?? statement(textFor(names))
  if (!known) statements.set(shape, what)
  return { what, values: names.map((name) => params[name]) }
}

const statements = new Map<string, Statement>()

function textFor(names: readonly Name[]): string {
  const has = (name: Name) => names.includes(name)
  const param = (name: Name) =>
    `$${names.indexOf(name) + 1}${name === 'owner' || name === 'row' ? '::text' : '::jsonb'}`
  const isGuarded = has('known') || has('led')
  const gate = isGuarded || has('key') ? ', free' : ''
  const written = (['begun', 'led', 'fresh', 'moved', 'gone'] as const).filter(has)
  const parts: readonly (readonly [boolean, () => string])[] = [
    [has('known'), () => standing(param('known'), param('owner'))],
    [has('led'), () => held(param('led'), param('owner'), has('known') ? ', stands' : '')],
    [isGuarded, () => fits(has('known'), has('led'))],
    [has('key'), () => taken(param('key'), isGuarded ? ', fits' : '')],
    [gate !== '', () => `free as (select ${has('key') ? 'where exists (select from taken)' : 'from fits'})`],
    [has('begun'), () => inserted('begun', 'series', param('begun'), gate)],
    [has('led'), () => led(gate)],
    [has('fresh'), () => inserted('fresh', 'task', param('fresh'), gate)],
    [
      has('moved'),
      () => moved(param('moved'), gate, has('known') ? '' : ownGuard(param('owner'), has('row') ? param('row') : '')),
    ],
    [
      has('touched'),
      () =>
        `touched as (update task.task set version = task.version from ${ids(param('touched'))}${gate} where task.id = named.id returning 1)`,
    ],
    [
      has('gone'),
      () => `gone as (delete from task.task using ${ids(param('gone'))}${gate} where task.id = named.id returning 1)`,
    ],
    [true, () => head(param('owner'), param('changes'), written)],
    [true, () => fed(param('owner'), param('changes'))],
    [true, () => `published as (${insertOutboxFrom('task', param('events').replace('::jsonb', ''))}, head)`],
  ]
  const ctes = parts.flatMap(([isThere, text]) => (isThere ? [text()] : []))
  return `with ${ctes.join(',\n')}\nselect head.last from head, (select count(*) from fed) all_of_them`
}

const ids = (list: string) => `jsonb_to_recordset(${list}) as named(id uuid)`

const standing = (known: string, owner: string) => `
  known as (select * from jsonb_to_recordset(${known}) as known(id uuid, version integer, row text)),
  locked as (
    select task.id from task.task join known using (id) where task.owner_id = ${owner} and task.version = known.version
      and (known.row is null or task.xmin::text = known.row)
    order by task.id for update of task
  ),
  stands as (select where (select count(*) from locked) = (select count(*) from known))`

const held = (series: string, owner: string, after: string) => `
  next_series as (select * from jsonb_populate_recordset(null::task.series, ${series})),
  held as (
    select series.id from task.series join next_series using (id)${after}
    where series.owner_id = ${owner} and series.version = next_series.version - 1 order by series.id for update of series
  )`

const fits = (isStanding: boolean, isHeld: boolean) =>
  `fits as (select ${isStanding ? 'from stands' : ''} ${isHeld ? 'where (select count(*) from held) = (select count(*) from next_series)' : ''})`

const taken = (key: string, after: string) => `taken as (
  insert into task.idempotency_key
  select key.* from jsonb_populate_record(null::task.idempotency_key, ${key}) key${after}
  on conflict do nothing returning 1)`

const inserted = (name: string, table: string, rows: string, gate: string) =>
  `${name} as (insert into task.${table} select made.* from jsonb_populate_recordset(null::task.${table}, ${rows}) made${gate} returning 1)`

const led = (gate: string) => `led as (
  update task.series set made = next_series.made, version = next_series.version, stopped_at = next_series.stopped_at
  from next_series${gate} where series.id = next_series.id returning 1)`

/** For a row whose lock nobody else's has to wait for. */
const ownGuard = (owner: string, row: string) =>
  ` and task.owner_id = ${owner} and task.version = next.version - 1${row && ` and task.xmin::text = ${row}`}`

const moved = (rows: string, gate: string, guard: string) => `moved as (
  update task.task set title = next.title, description = next.description, status = next.status, priority = next.priority,
    tags = next.tags, due_date = next.due_date, due_time = next.due_time, due_zone = next.due_zone, due_at = next.due_at,
    due_starts_at = next.due_starts_at, parent_id = next.parent_id, series_id = next.series_id,
    occurrence = next.occurrence, version = next.version, updated_at = next.updated_at,
    completed_at = next.completed_at, deleted_at = next.deleted_at, deleted_with = next.deleted_with, as_made = next.as_made
  from jsonb_populate_recordset(null::task.task, ${rows}) next${gate} where task.id = next.id${guard} returning 1)`

const head = (owner: string, changes: string, written: readonly string[]) => `head as (
  insert into task.feed as feed (owner_id, last) select ${owner}, jsonb_array_length(${changes})
  where ${written.map((name) => `(select count(*) from ${name})`).join(' + ')} > 0
  on conflict (owner_id) do update set last = feed.last + excluded.last returning last)`

const fed = (owner: string, changes: string) => `fed as (
  insert into task.change (owner_id, number, id, task_id, kind, at, actor_type, actor_id, changed, before, correlation_id)
  select ${owner}, head.last - jsonb_array_length(${changes}) + c.number, c.id, c.task_id, c.kind, c.at, c.actor_type, c.actor_id,
    c.changed, c.before, c.correlation_id
  from head, jsonb_populate_recordset(null::task.change, ${changes}) c
  returning number)`
