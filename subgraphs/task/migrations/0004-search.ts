// Before each piece stands one of sixteen letters, so that a search passes by most of what others have. With one for each
// owner the index would be four times the size of the table.
const ownKey = 'left(md5(owner), 1)'

// Letters in a row, from the first, second or third on: between them, these passes meet every piece of the text.
const every = (length: number, from: number) =>
  `regexp_replace(substr(given, ${from}), '(${'.'.repeat(length)})', E'\\\\1\\x1f' || own, 'g')`
const passes = [every(1, 1), every(2, 1), every(2, 2), every(3, 1), every(3, 2), every(3, 3)]

// Marks that one writes or leaves out: soft hyphens, accents, vowel signs of Hebrew and Arabic, and what has no width.
const marks =
  '\\u00ad\\u0300-\\u036f\\u0591-\\u05c7\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e8' +
  '\\u06ea-\\u06ed\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff'

const indexes = [
  ['creation', 'created_at'],
  ['change', 'updated_at'],
  ['priority', 'priority'],
  ['title', 'title collate task.alphabet'],
]

/** The view that lists read; a migration that adds a column to the table drops it before, and makes it anew by this. */
export const listed = [
  `create view task.listed as
    select *, task.text_of(title, description) as text, task.text_keys(owner_id, title, description) as text_keys,
      task.tag_keys(owner_id, tags) as tag_keys
    from task.task where owner_id = current_setting('tickler.owner', true)`,
  `grant select on task.listed to task, task_worker`,
]

/**
 * Lists in every order and by every filter: an index for each order, and one for tags and words. pg_trgm would not do for
 * the words: in a database whose character types are those of C, as ours are on every machine, it sees ASCII letters only,
 * and of a word of one or two letters it knows nothing.
 */
export const search = {
  name: '0004-search',
  statements: [
    // Case, marks, presentation forms, the several codes of some Arabic letters, and the kind of digits make no difference.
    // Not strict: such a function is not inlined into what calls it, and a row then takes much longer.
    `create function task.folded(given text) returns text language sql immutable parallel safe as $$
      select case when octet_length(given) = length(given) then lower(given collate "C") else translate(
        regexp_replace(
          normalize(casefold(normalize(given, NFKD) collate pg_unicode_fast), NFKD) collate "C", '[${marks}]+', '', 'g'
        ),
        'يىكهةۃە٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', 'ییکہہہہ01234567890123456789') end
    $$`,
    `create function task.text_of(title text, description text) returns text language sql immutable parallel safe as $$
      select task.folded(title || coalesce(E'\\n' || description, ''))
    $$`,
    `create function task.pieces(own text, given text) returns text[] language sql immutable strict parallel safe as $$
      select string_to_array(own || ${passes.join(` || E'\\x1f' || own || `)}, E'\\x1f')
    $$`,
    // Costly, and said so: a row is asked for it last.
    `create function task.text_keys(owner text, title text, description text) returns text[]
     language plpgsql immutable parallel safe cost 300 as $$
      begin return task.pieces(${ownKey}, task.text_of(title, description)); end
    $$`,
    `create function task.tag_keys(owner text, tags text[]) returns text[] language sql immutable strict parallel safe as $$
      select coalesce(array_agg(owner || E'\\x1f' || tag), '{}') from unnest(tags) tag
    $$`,
    `create function task.words_of(given text) returns text[] language sql immutable strict parallel safe as $$
      select array_remove(regexp_split_to_array(task.folded(given), '\\s+'), '')
    $$`,
    // The longest pieces of each word.
    `create function task.asked_keys(owner text, words text[]) returns text[]
     language sql immutable strict parallel safe as $$
      select coalesce(array_agg(distinct ${ownKey} || substr(word, n, 3)), '{}')
      from unnest(words) word, generate_series(1, greatest(length(word) - 2, 1)) n
    $$`,
    // Null when there is no word, since then nothing is held.
    `create function task.patterns_of(words text[]) returns text[] language sql immutable strict parallel safe as $$
      select array_agg('%' || regexp_replace(word, '([\\\\%_])', '\\\\\\1', 'g') || '%') from unnest(words) word
    $$`,
    // Above all how much of the title the words are, then where they stand as whole words (full text).
    `create function task.relevance(title text, description text, words text[]) returns integer
     language sql immutable parallel safe cost 300 as $$
      select round(1000 * (
        case when name = phrase then 4 when starts_with(name, phrase) then 3 when strpos(name, phrase) > 0 then 2
          when name like all (task.patterns_of(words)) then 1 else 0 end
        + ts_rank(
            setweight(to_tsvector('simple', name), 'A') || setweight(to_tsvector('simple', notes), 'D'),
            plainto_tsquery('simple', phrase)
          )))::integer
      from (select task.folded(title), task.folded(coalesce(description, '')), array_to_string(words, ' ')) as it (name, notes, phrase)
    $$`,
    `create collation task.alphabet (provider = icu, locale = 'und-u-kn')`,
    `drop index task.task_by_creation`,
    ...indexes.map(([name, column]) => `create index task_by_${name} on task.task (owner_id, status, ${column}, id)`),
    `create index task_by_series on task.task (series_id, created_at, id) where series_id is not null`,
    `create index task_by_content on task.task using gin (task.tag_keys(owner_id, tags), task.text_keys(owner_id, title, description))`,
    `create statistics task.task_shape (mcv) on owner_id, status, priority from task.task`,
    // Row-level security keeps such an index from being used: what compares arrays might leak what it compares. A view
    // has the rights of its owner, who could lift row-level security anyway; the wall that it is stands in the view.
    `create policy listing on task.task for select to task_owner using (true)`,
    ...listed,
  ],
}
