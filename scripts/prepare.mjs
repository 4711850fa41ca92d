// Runs before anything is installed, on any Node from 20 on: plain JavaScript, no dependency.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

const oldestNode = 20

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined)

/** What package.json asks for, what the lockfile pins, and what npm says it put there, all the same? */
function isInstalled() {
  const wanted = read('package.json')
  const locked = read('package-lock.json')?.packages
  const present = read('node_modules/.package-lock.json')?.packages
  if (!locked || !present) return false

  const same = (a = {}, b = {}) => JSON.stringify(a) === JSON.stringify(b)
  if (!same(wanted.dependencies, locked['']?.dependencies)) return false
  if (!same(wanted.devDependencies, locked['']?.devDependencies)) return false

  return Object.entries(locked).every(
    ([path, { version, optional }]) =>
      path === '' || (optional && !present[path]) || (present[path]?.version === version && existsSync(path)),
  )
}

function install() {
  // npm tells its scripts where it is; started by hand, the one on the path will do.
  const npm = process.env.npm_execpath
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []]
  const { status } = spawnSync(command, [...first, 'install', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return status === 0
}

function fail(message) {
  console.error(message)
  process.exit(1)
}

if (Number(process.versions.node.split('.')[0]) < oldestNode) {
  fail(`Tickler needs Node ${oldestNode} or newer to install itself; this is ${process.versions.node}.`)
}
if (!isInstalled()) {
  console.error('Installing what Tickler needs (first time: about a minute)…')
  if (!install()) fail('Installing did not work: npm says why above. Once it can reach its registry, run this again.')
}
if (!existsSync('node_modules/node/bin')) {
  fail('npm installed Tickler without its own Node. Run `npm rebuild node`, then this again.')
}
