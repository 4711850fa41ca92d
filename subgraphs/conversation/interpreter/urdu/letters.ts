const letters: ReadonlyMap<string, string> = new Map([
  ['ي', 'ی'],
  ['ى', 'ی'],
  ['ې', 'ی'],
  ['ك', 'ک'],
  ['ه', 'ہ'],
  ['ة', 'ہ'],
  ['ۃ', 'ہ'],
  ['ۀ', 'ہ'],
  ['ۂ', 'ہ'],
  ['أ', 'ا'],
  ['إ', 'ا'],
  ['ٱ', 'ا'],
  ['ؤ', 'و'],
  ['ۓ', 'ئے'],
  ['۔', '.'],
  ['،', ','],
  ['؛', ';'],
  ['؟', '?'],
  ['٫', '.'],
  ['٪', '%'],
])

const isArabic = /[\u0600-\u06FF\u200B-\u200F\u2060-\u2064\uFB50-\uFDFF\uFE70-\uFEFF]/
const unseen = /[\u0640\u0610-\u061A\u064B-\u0652\u0653-\u065F\u0670\u06D6-\u06ED\u200B-\u200F\u2060-\u2064\uFEFF]/g
const other = /[\u0600-\u06FF]/g

/**
 * One spelling for what Arabic and Persian keyboards write differently: letters, both sets of digits, marks of punctuation; vowel
 * marks, tatweel and zero-width characters are gone. Text without such characters comes back as it is.
 */
export function foldLetters(text: string): string {
  if (!isArabic.test(text)) return text
  const composed = text.replace(/[\uFB50-\uFDFF\uFE70-\uFEFC]/g, (form) => form.normalize('NFKC'))
  return composed.replace(unseen, '').replace(other, (letter) => letters.get(letter) ?? digit(letter))
}

/** U+0660 to U+0669 are the Arabic digits, U+06F0 to U+06F9 the Persian ones that Urdu writes with. */
function digit(letter: string): string {
  const code = letter.charCodeAt(0)
  if (code >= 0x0660 && code <= 0x0669) return String(code - 0x0660)
  return code >= 0x06f0 && code <= 0x06f9 ? String(code - 0x06f0) : letter
}

/** Whether a word begins with a letter of the Arabic script. */
export function isInUrduLetters(word: string): boolean {
  const code = word.charCodeAt(0)
  return code >= 0x0620 && code <= 0x06ff && !(code >= 0x0660 && code <= 0x066f) && code < 0x06f0
}
