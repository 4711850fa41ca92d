import { expect } from 'vitest'
import { z } from 'zod'

const inbox = z.array(
  z.object({
    channel: z.string(),
    to: z.string(),
    subject: z.string(),
    text: z.string(),
    headers: z.record(z.string(), z.string()),
  }),
)
export type Caught = z.infer<typeof inbox>[number]

/** What the inbox of development shows, newest first: with a token what was for that person, without one everything. */
export async function caughtAt(url: string, token?: string): Promise<Caught[]> {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const response = await fetch(`${url}/inbox`, { headers: { accept: 'application/json', ...authorization } })
  return inbox.parse(await response.json())
}

/** The code that was mailed to an address, once it is there. */
export async function codeAt(url: string, address: string): Promise<string> {
  const codes = async () =>
    (await caughtAt(url)).flatMap(({ to, text }) => (to === address && /\b\d{6}\b/.exec(text)?.[0]) || [])
  await expect.poll(codes, { message: `the code for ${address}`, interval: 100 }).not.toEqual([])
  return (await codes())[0] ?? ''
}
