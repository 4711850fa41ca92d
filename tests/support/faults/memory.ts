import { readFileSync } from 'node:fs'

/** What a process holds in memory, and the most that it ever held, in MB. */
export function memoryOf(pid: number | undefined): Readonly<{ now: number; most: number }> {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const megabytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) / 1024
  return { now: megabytes('VmRSS'), most: megabytes('VmHWM') }
}
