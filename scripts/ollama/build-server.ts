import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { ollamaVersion } from './config.ts'
import { ran, withProgress } from './programs.ts'

type Say = (line: string) => void

/**
 * Builds the server in `draft` by Go, and gives the path of its program. The headers stay at `include`: Go keeps what it
 * compiled by that path, so that a build which was broken off goes on where it was.
 */
export async function buildServer(draft: string, include: string, say: Say): Promise<string> {
  if (!existsSync(include)) await rename(await headers(draft, say), include)
  const tuning = (await hasAvx2()) ? '-O3 -march=x86-64-v3' : '-O3'
  const env = {
    CGO_ENABLED: '1',
    CGO_CPPFLAGS: `-I${include}`,
    ...{ CGO_CFLAGS: tuning, CGO_CXXFLAGS: tuning, GOBIN: join(draft, 'bin') },
  }
  const built = ran('go', ['install', `github.com/ollama/ollama@v${ollamaVersion}`], { env })
  await withProgress(say, `Building Ollama ${ollamaVersion}, once, in 4 to 9 minutes`, built)
  return join(draft, 'bin', 'ollama')
}

const debian = ['nlohmann-json3-dev', 'libstb-dev'] as const
const malgo = 'github.com/gen2brain/malgo@v0.11.24'

/** Three libraries of headers alone, which the module of the server lacks. */
async function headers(draft: string, say: Say): Promise<string> {
  const [packages, include] = [join(draft, 'packages'), join(draft, 'include')]
  await mkdir(packages, { recursive: true })
  await withProgress(say, 'Fetching headers', ran('apt-get', ['download', ...debian], { cwd: packages }))
  for (const file of await readdir(packages))
    if (file.endsWith('.deb')) await ran('dpkg', ['-x', file, 'unpacked'], { cwd: packages })

  const unpacked = join(packages, 'unpacked', 'usr', 'include')
  await mkdir(join(include, 'miniaudio'), { recursive: true })
  for (const name of ['nlohmann', 'stb']) await rename(join(unpacked, name), join(include, name))
  const module = z.object({ Dir: z.string() }).parse(JSON.parse(await ran('go', ['mod', 'download', '-json', malgo])))
  await cp(join(module.Dir, 'miniaudio.h'), join(include, 'miniaudio', 'miniaudio.h'))
  return include
}

const hasAvx2 = async () => /\bavx2\b/.test(await readFile('/proc/cpuinfo', 'utf8').catch(() => ''))
