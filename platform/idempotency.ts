import { createHash } from 'node:crypto'
import { conflict } from './errors.ts'

/** An idempotency key, and a hash of what was asked with it. */
export type Keyed = Readonly<{ mutation: string; key: string; inputHash: string }>

/** `input` is as it was understood, so that what is written differently and means the same is the same; null is as if left out. */
export function keyedBy(mutation: string, key: string | null | undefined, input: object): Keyed | null {
  if (key == null) return null
  const said = JSON.stringify(input, (_, value: unknown) => value ?? undefined)
  return { mutation, key, inputHash: createHash('sha256').update(said).digest('base64url') }
}

/** Throws CONFLICT when the key came with other input before. */
export function mustBeSameInput(kept: Readonly<{ inputHash: string }>, { inputHash }: Keyed): void {
  if (kept.inputHash !== inputHash)
    throw conflict('This idempotencyKey was used with other input before. Use a new key for a new request.')
}
