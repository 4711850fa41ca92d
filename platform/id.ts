import { v7, validate, version } from 'uuid'

/** A new UUIDv7 (RFC 9562). */
export const newId = (): string => v7()

/** Whether a text is a UUID of version 7, the only ids that there are. */
export const isId = (text: string): boolean => validate(text) && version(text) === 7
