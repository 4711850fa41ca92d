import { readdir, readFile, readlink } from 'node:fs/promises'
import type { Database } from '../../../platform/database.ts'
import type { House } from './house.ts'

/** What a process or a role holds: `task MB`, `task sockets`, `connections of task_worker`. */
export type Used = ReadonlyMap<string, number>

/** What every process has of memory and sockets, by Linux, and each role of connections, by PostgreSQL. */
export async function usedBy(house: House, sql: Database): Promise<Used> {
  const replicas = await Promise.all(
    house.all().map(
      async ({ name, pid }): Promise<[string, number][]> => [
        [`${name} MB`, await residentMb(pid())],
        [`${name} sockets`, await sockets(pid())],
      ],
    ),
  )
  const connections = await sql.query<{ role: string; many: number }>(
    `select usename as role, count(*) as many from pg_stat_activity
     where datname = current_database() and usename <> current_user group by usename`,
  )
  return new Map([
    ...replicas.flat(),
    ...connections.map(({ role, many }): [string, number] => [`connections of ${role}`, many]),
  ])
}

// A few come and go with requests, and a heap of that many MB is collected only when there is need.
const free = { MB: 25, few: 4 }

/** I11: what is used of each is back within 20 % of what it was; the lines say what is not. */
export const notBack = (before: Used, now: Used): string[] =>
  [...now].flatMap(([what, many]) => {
    const was = before.get(what) ?? 0
    const most = was * 1.2 + (what.endsWith('MB') ? free.MB : free.few)
    return many > most ? [`${what}: ${Math.round(many)}, and was ${Math.round(was)}`] : []
  })

async function residentMb(pid: number): Promise<number> {
  const [, kb] = /^VmRSS:\s+(\d+) kB/m.exec(await readFile(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kb) / 1024
}

async function sockets(pid: number): Promise<number> {
  const folder = `/proc/${pid}/fd`
  const links = await Promise.all((await readdir(folder)).map((fd) => readlink(`${folder}/${fd}`).catch(() => ''))) // it was closed meanwhile
  return links.filter((link) => link.startsWith('socket:')).length
}
