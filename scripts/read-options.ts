import { type ParseArgsConfig, type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { Problem } from './problem.ts'

/**
 * The options that a script was given; undefined when it was asked for help, which was then printed. Throws a `Problem` of
 * one line for anything else.
 */
export const readOptions = <const Options extends ParseArgsOptionsConfig>(help: string, options: Options) =>
  parsed(help, { options })?.values

/** The same for a script that takes words besides: `list`, an id. */
export const readArguments = <const Options extends ParseArgsOptionsConfig>(help: string, options: Options) =>
  parsed(help, { options, allowPositionals: true })

function parsed<const Config extends ParseArgsConfig>(help: string, config: Config) {
  const args = process.argv.slice(2)
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(help)
    return undefined
  }
  try {
    return parseArgs({ ...config, args })
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
