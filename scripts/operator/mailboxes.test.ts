import { expect, test } from 'vitest'
import { freshDatabase } from '../../tests/support/database.ts'
import { runScript } from '../../tests/support/script.ts'

const database = await freshDatabase()

const nowhere: readonly (readonly [what: string, setting: Record<string, string>, line: RegExp])[] = [
  [
    'none there',
    { DATA_DIR: '/nowhere/at/all' },
    /^No Tickler runs on \/nowhere\/at\/all: start it, or say by WORKER_DATABASE_URL/,
  ],
  [
    'no server',
    { WORKER_DATABASE_URL: 'postgres://x:y@127.0.0.1:1/tickler' },
    /^The database at 127\.0\.0\.1:1 lets nobody in: /,
  ],
  [
    'a wrong password',
    { WORKER_DATABASE_URL: database.url('task_worker').replace('-password', '-guess') },
    /password authentication/,
  ],
  [
    'another role',
    { WORKER_DATABASE_URL: database.url('task') },
    /^task at .* sees no event tables: use a worker's login/,
  ],
  [
    'no such address',
    { WORKER_DATABASE_URL: 'http://x' },
    /WORKER_DATABASE_URL: use postgres:\/\/user:password@host:port\/database/,
  ],
]

test.each(nowhere)('a database that is not to be had is one line, too: %s', async (_, setting, line) => {
  const { status, stdout, stderr } = await runScript('scripts/dead-letters.ts', ['list'], setting)
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toMatch(line)
  expect(stderr.match(/\n/g)).toHaveLength(1)
})
