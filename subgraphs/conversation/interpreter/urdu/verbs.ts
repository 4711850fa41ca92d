/**
 * Forms of a verb by what they do at the end of a sentence: the stem ("kar"), `!` what asks ("karo", "karen", "kijiye", and the
 * infinitive "karna", which asks as well), `+` what is done ("kiya"), `-` what goes on ("karta", "karne").
 */
export type Form = '' | '!' | '+' | '-'

type Spellings = readonly (readonly [Form, string])[]

const latin: Spellings = [
  ['', ''],
  [
    '!',
    'o na en ein ain yen yein ye iye iyega iyay iay ie iega dena dedo do dou den dein dain dijiye dijiyega dijie dijiega dijye lo lena lein len lijiye lijiyega lijie lijye naa ni',
  ],
  ['+', 'a i e ya yi ia liya lia li lie diya dia di die dya lya'],
  ['-', 'ne nay ta te ti'],
]

const urdu: Spellings = [
  ['', ''],
  ['!', 'و ؤ نا نی یں ئیں ئے یے ئیے یےگا ئیےگا دو دینا دیں'],
  ['+', 'ا ی ے یا ئی ئے'],
  ['-', 'نے تا تے تی'],
]

/** Later spellings of one form do not take the place of earlier ones: "dikhaye" asks, although "dikhaye" is also what was shown. */
export function formsOf(lemma: string, stems: Readonly<{ urdu: readonly string[]; latin: readonly string[] }>) {
  return [...spelled(lemma, stems.latin, latin), ...spelled(lemma, stems.urdu, urdu)]
}

const spelled = (lemma: string, stems: readonly string[], forms: Spellings): readonly (readonly [string, string])[] =>
  stems.flatMap((stem) =>
    forms.flatMap(([form, endings]) => endings.split(' ').map((ending) => [stem + ending, lemma + form] as const)),
  )
