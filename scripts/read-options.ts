import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { Problem } from './problem.ts'

/**
 * The options that a script was given; undefined when it was asked for help, which was then printed. Throws a `Problem` of
 * one line for anything else.
 */
export function readOptions<const Options extends ParseArgsOptionsConfig>(help: string, options: Options) {
  const args = process.argv.slice(2)
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(help)
    return undefined
  }
  try {
    return parseArgs({ args, options }).values
  } catch (error) {
    throw new Problem(`${error instanceof Error ? error.message.split('. ')[0] : String(error)}: see --help.`)
  }
}

/** A whole number among the options; undefined when it was not given. Throws a `Problem` when it is none. */
export function wholeNumber(name: string, given: string | undefined, lowest: number, highest: number) {
  if (given === undefined) return undefined
  const number = Number(given)
  if (Number.isInteger(number) && number >= lowest && number <= highest) return number
  throw new Problem(`--${name} takes a whole number from ${lowest} to ${highest}, not "${given}".`)
}
