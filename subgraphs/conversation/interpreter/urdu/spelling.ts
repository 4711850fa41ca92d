/**
 * What the many ways to write an Urdu word in Latin letters share: "subah", "subha" and "suba", "zaroori" and "zaruri", "theek" and
 * "thik". It is an address in the lexicon and no transcription: different words may meet in it.
 */
export const sound = (word: string): string =>
  word
    .replace(/ee/g, 'i')
    .replace(/oo|ou/g, 'u')
    .replace(/(.)\1+/g, '$1')
    .replace(/[ae][iy](?!i)/g, 'e')
    .replace(/ph/g, 'f')
    .replace(/q/g, 'k')
    .replace(/w/g, 'v')
    .replace(/z/g, 's')
    .replace(/([b-df-gj-np-tv-z])h|h$/g, '$1')
    .replace(/(.)\1+/g, '$1')
