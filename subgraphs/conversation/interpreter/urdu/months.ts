import { sound } from './spelling.ts'

/** CLDR's names, and how they are written besides. */
const names = [
  'جنوری january jan janwari',
  'فروری february feb farwari',
  'مارچ march mar marach',
  'اپریل april apr aprail',
  'مئی may mayee',
  'جون june jun',
  'جولائی july jul julai',
  'اگست august aug agast',
  'ستمبر september sep sept sitambar',
  'اکتوبر october oct aktubar',
  'نومبر november nov nawambar',
  'دسمبر december dec disambar',
]

const months: ReadonlyMap<string, number> = new Map(
  names.flatMap((spellings, index) => spellings.split(' ').map((name) => [sound(name), index + 1] as const)),
)

/** 1 to 12 for how a month sounds, or 0 for what is none. */
export const monthOf = (heard: string | undefined): number => months.get(heard ?? '') ?? 0
