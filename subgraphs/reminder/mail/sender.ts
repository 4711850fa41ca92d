import { z } from 'zod'

/** Who mails come from. */
export type Sender = Readonly<{ name: string; address: string }>

const howItLooks = 'use an address, or Name <address>'
const withName = /^"?(?<name>[^"<>\p{Cc}]*?)"? *<(?<address>[^<>]*)>$/u
// Looser than people's addresses: a server may well send as tickler@localhost.
const plainAddress = /^[\w.+=-]+@[a-z0-9.-]+$/i

/** Reads `MAIL_FROM`; null for what names nobody. */
export function senderOf(given: string): Sender | null {
  const parts = withName.exec(given.trim())?.groups
  const address = (parts ? (parts['address'] ?? '') : given).trim()
  return plainAddress.test(address) ? { name: (parts?.['name'] ?? '').trim(), address } : null
}

export const mailFrom = z.string().transform((given, { addIssue }): Sender => {
  const sender = senderOf(given)
  if (sender) return sender
  addIssue({ code: 'custom', message: howItLooks })
  return z.NEVER
})

/** By which host messages and calendar entries are named. */
export const hostOf = ({ address }: Sender): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase()
