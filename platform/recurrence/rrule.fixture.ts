import rrule from 'rrule'

/** Another implementation: the first slots of a rule up to a moment, and the rules that it is known to get wrong, with the reason. */
export type Oracle = Readonly<{
  slots: (rule: string, start: string, to: string, most: number) => Promise<readonly string[]>
  wrongOn: Readonly<Record<string, RegExp>>
}>

export const isTrusted = ({ wrongOn }: Oracle, rule: string): boolean =>
  !Object.values(wrongOn).some((pattern) => pattern.test(rule))

const compact = (slot: string) => slot.replaceAll(/[-:]/g, '').padEnd(15, '0')

/**
 * Rules without an end get one: where they fall on no day, these implementations look through thousands of years. An UNTIL without a
 * time is midnight to them, and the end of the day to us.
 */
export const ended = (rule: string, to: string): string =>
  rule.includes('UNTIL=') ? rule.replace(/(UNTIL=\d{8})(?!T)/, '$1T235959') : `${rule};UNTIL=${compact(to)}`

export const both = (one: string, other: string) => new RegExp(`(?=.*${one})(?=.*${other})`)

/** What python-dateutil and its port have in common. */
export const wrongInDateutil = {
  'the first week begins with the start, so positions in it are off': both('FREQ=WEEKLY', 'BYSETPOS'),
  'days of January that belong to the last week of the year before': both(
    'BYWEEKNO',
    'WKST|BYWEEKNO=[-\\d,]*(-|5[23])',
  ),
}

/** A port of python-dateutil, so it shares that one's readings, and none of ours or of rrule-temporal's. */
export const rruleOracle: Oracle = {
  wrongOn: {
    ...wrongInDateutil,
    'from the end, it goes round the set when that is shorter': /BYSETPOS=[-\d,]*-[2-9]/,
    'what is picked from both ends comes twice': /BYSETPOS=\d[\d,]*,-/,
  },
  slots: (rule, start, to, most) => {
    const set = rrule.rrulestr(`RRULE:${ended(rule, to)}`, { dtstart: new Date(`${start}Z`) })
    const slots: string[] = []
    set.all((date) => slots.push(date.toISOString().slice(0, 16)) < most)
    return Promise.resolve(slots.filter((slot) => slot <= to))
  },
}
