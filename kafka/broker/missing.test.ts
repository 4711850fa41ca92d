// What a machine without Java or Maven is told.
import { execFileSync } from 'node:child_process'
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { kafkaJars } from './jars.ts'
import { findJava } from './java.ts'

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'tickler-tools-'))
  onTestFinished(() => rm(made, { recursive: true, force: true }))
  return made
}

/** Only these programs are on the path, each a shell script. */
async function pathWith(programs: Readonly<Record<string, string>>): Promise<void> {
  const bin = await folder()
  for (const [name, script] of Object.entries(programs)) {
    await writeFile(join(bin, name), `#!/bin/sh\n${script}\n`)
    await chmod(join(bin, name), 0o755)
  }
  vi.stubEnv('PATH', bin)
  onTestFinished(() => void vi.unstubAllEnvs())
}

const remedy = /install Java 17 or newer .*, or set KAFKA_BROKERS to a Kafka that runs elsewhere\.$/

test('no Java', async () => {
  await pathWith({})
  await expect(findJava({})).rejects.toThrow(/^A local Kafka needs Java, and java does not run: /)
  await expect(findJava({})).rejects.toThrow(remedy)
  await expect(findJava({ JAVA_HOME: '/nowhere' })).rejects.toThrow(/\/nowhere\/bin\/java does not run/)
})

test.each([
  ['openjdk version "11.0.20" 2023-07-18', '11'],
  ['java version "1.8.0_392"', '8'],
])('a Java that is too old: %s', async (says, version) => {
  await pathWith({ java: `echo '${says}' >&2` })
  await expect(findJava({})).rejects.toThrow(`needs Java 17, and java is Java ${version}: `)
  await expect(findJava({})).rejects.toThrow(remedy)
})

test.each(['openjdk version "17.0.15" 2025-04-15', 'openjdk version "25" 2025-09-16'])(
  'one that will do: %s',
  async (says) => {
    await pathWith({ java: `echo '${says}' >&2` })
    expect(await findJava({})).toEqual({ program: 'java', build: expect.stringMatching(/^\w+$/) })
  },
)

test('no Maven', async () => {
  await pathWith({})
  await expect(kafkaJars(() => {}, { XDG_CACHE_HOME: await folder() })).rejects.toThrow(
    /^Kafka is fetched by Maven, and there is no mvn here: install it .*, or set KAFKA_BROKERS/,
  )
})

test('what Maven could not fetch is said in its words, and nothing half-fetched stays', async () => {
  await pathWith({ mvn: `echo '[INFO] one'; echo '[ERROR] No route to host'; echo '[ERROR] more'; exit 1` })
  const cache = await folder()

  await expect(kafkaJars(() => {}, { XDG_CACHE_HOME: cache })).rejects.toThrow(
    /^Maven could not fetch Kafka \(No route to host\): try again, or set KAFKA_BROKERS/,
  )
  expect(await readdir(join(cache, 'tickler'))).toEqual([])
})

test('a cache that cannot be written to', async () => {
  const home = join(await folder(), 'file')
  await writeFile(home, '')
  await expect(kafkaJars(() => {}, { XDG_CACHE_HOME: home })).rejects.toThrow(/: set XDG_CACHE_HOME to a folder/)
})

test('two that fetch at once get the same whole folder, and say how far they are', async () => {
  const touch = execFileSync('sh', ['-c', 'command -v touch'], { encoding: 'utf8' }).trim()
  await pathWith({
    mvn: `for each in "$@"; do case "$each" in -DoutputDirectory=*) to="\${each#*=}";; esac; done
echo '[INFO] Downloaded from central: https://repo.example/a.jar (12 MB at 3 MB/s)'
${touch} "$to/a.jar" "$to/b.jar"`,
  })
  const said: string[] = []
  const cache = { XDG_CACHE_HOME: await folder() }

  const [one, two] = await Promise.all([1, 2].map(() => kafkaJars((line) => said.push(line), cache)))

  expect(one).toBe(two)
  expect(await readdir(one ?? '')).toEqual(['a.jar', 'b.jar'])
  expect(await readdir(join(cache.XDG_CACHE_HOME, 'tickler'))).toHaveLength(1)
  expect(said).toContain('  12 MB so far')
})
