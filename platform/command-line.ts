/**
 * Runs a program that takes no arguments but `--help`. Anything else is refused in one line, with exit code 1: who writes
 * `--port 5000` would else believe that it was heard.
 */
export async function commandLine(help: string, run: () => Promise<void>): Promise<void> {
  const given = process.argv.slice(2)
  const unknown = given.find((argument) => argument !== '--help' && argument !== '-h')
  if (unknown !== undefined) {
    process.stderr.write(`${unknown} is not known here: settings are environment variables, see --help.\n`)
    process.exitCode = 1
  } else if (given.length > 0) process.stdout.write(help)
  else await run()
}
