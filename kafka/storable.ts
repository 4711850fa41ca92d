/** PostgreSQL's text holds no NUL, its JSON no half of a surrogate pair; poison may have both. */
export const storable = (text: string): string => text.replaceAll('\0', '\uFFFD').toWellFormed()

/** As JSON that PostgreSQL takes. */
export const storableHeaders = (headers: Readonly<Record<string, string>>): string =>
  JSON.stringify(Object.fromEntries(Object.entries(headers).map((pair) => pair.map(storable))))
