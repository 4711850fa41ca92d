const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '')

/** Markup, as opposed to a text: only `html` makes it. */
export type Html = Readonly<{ markup: string }>

type Part = Html | string | number | readonly Html[]

const markupOf = (part: Part): string => {
  if (typeof part === 'object') return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('')
  return escaped(String(part))
}

/** A template in which every value that is not markup itself is escaped, between tags and in quoted attributes alike. */
export const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  markup: texts.map((text, index) => (index === 0 ? text : `${markupOf(parts[index - 1] ?? '')}${text}`)).join(''),
})
