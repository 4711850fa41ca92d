/** An address as anyone may see it: `a***@example.org`. */
export function masked(address: string): string {
  const at = address.lastIndexOf('@')
  if (at < 1) return '***'
  const [first] = address // by code point, so that no half of a pair is left
  return `${first}***${address.slice(at)}`
}
