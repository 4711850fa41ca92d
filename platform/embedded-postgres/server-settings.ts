import type { Cluster } from './cluster.ts'
import { host } from './cluster.ts'

/** Made for one small server: durable, and modest with memory. */
const defaults: Readonly<Record<string, string>> = {
  max_connections: '100',
  shared_buffers: '64MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '[%p] ', // our log has the time already
  log_checkpoints: 'off',
}

/** What no setting may change: nobody but this machine gets in, and only with a password over TCP. */
const fixed = { listen_addresses: host, unix_socket_directories: '' }

export function serverArguments({ directory, settings }: Cluster, port: number): string[] {
  const all = Object.entries({ ...defaults, ...settings, ...fixed, port: String(port) })
  return ['-D', directory, ...all.flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}
