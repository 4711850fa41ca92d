const sameAs: ReadonlyMap<string, string> = new Map([
  ['q', 'k'],
  ['w', 'v'],
  ['z', 's'],
])
const isVowel = (letter: string) => 'aeiouy'.includes(letter)

/**
 * What the many ways to write an Urdu word in Latin letters share: "subah", "subha" and "suba", "zaroori" and "zaruri", "theek" and
 * "thik". It is an address in the lexicon and no transcription: different words may meet in it.
 */
export function sound(word: string): string {
  let heard = ''
  for (let at = 0; at < word.length; ) {
    const [letter, length] = soundAt(word, at)
    at += length
    const before = heard.at(-1) ?? ''
    const isBreath = letter === 'h' && (at >= word.length || (before !== '' && !isVowel(before)))
    if (!isBreath && letter !== before) heard += letter
  }
  return heard
}

/** One sound and how many letters write it; each word is gone through once. */
function soundAt(word: string, at: number): readonly [string, number] {
  const [letter, next] = [word.charAt(at), word.charAt(at + 1)]
  if (letter === 'e' && next === 'e') return ['i', 2]
  if (letter === 'o' && (next === 'o' || next === 'u')) return ['u', 2]
  if (letter === 'p' && next === 'h') return ['f', 2]
  if (letter === 'a' || letter === 'e') return openVowel(word, at)
  return [sameAs.get(letter) ?? letter, 1]
}

/** "hai", "hay" and "hey" end alike. */
function openVowel(word: string, at: number): readonly [string, number] {
  const letter = word.charAt(at)
  let end = at + 1
  while (word.charAt(end) === letter) end += 1
  const isLong = 'iy'.includes(word.charAt(end)) && end < word.length && word.charAt(end + 1) !== 'i'
  return isLong ? ['e', end + 1 - at] : [letter, end - at]
}
