import { ArrayType } from '@mikro-orm/core'

/** A `text[]` whose every element is quoted: MikroORM quotes only where it thinks it must, and a bare `null` is no text. */
export class TextArray extends ArrayType<string> {
  override convertToDatabaseValue(value: readonly string[] | null): string | null {
    return value && `{${value.map(quoted).join(',')}}`
  }
}

const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`
