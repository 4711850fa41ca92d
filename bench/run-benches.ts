import { cpus } from 'node:os'

/** Runs the benches that the command line names, all when it names none, one after the other; help for what it does not know. */
export async function runBenches(help: string, benches: Readonly<Record<string, () => Promise<void>>>): Promise<void> {
  const asked = process.argv.slice(2)
  if (asked.some((name) => !(name in benches))) {
    process.stdout.write(help)
    process.exitCode = asked.includes('--help') ? 0 : 1
    return
  }
  console.log(`${cpus().length} x ${cpus()[0]?.model}`)
  for (const [name, bench] of Object.entries(benches)) if (asked.length === 0 || asked.includes(name)) await bench()
}
