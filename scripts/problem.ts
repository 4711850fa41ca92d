import { StartupError } from '../platform/startup-error.ts'

/** A fault in what a script was given: the message says where and what to do, and needs no stack. */
export class Problem extends Error {
  override name = 'Problem'
  readonly exitCode: number

  constructor(message: string, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

/** Runs a script's main function; whatever it throws ends the process with exit code 1, or a `Problem`'s own. */
export async function run(main: () => Promise<void>): Promise<void> {
  try {
    await main()
  } catch (error) {
    console.error(error instanceof Problem || error instanceof StartupError ? error.message : error)
    process.exitCode = error instanceof Problem ? error.exitCode : 1
  }
}
