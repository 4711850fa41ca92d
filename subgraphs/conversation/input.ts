import { z } from 'zod'
import { dateTime, id, idempotencyKey, paragraph, timeZone } from '../../platform/input.ts'

const text = paragraph(1, 4_000)
const locale = z.enum(['EN', 'UR'], 'use EN or UR')

/** Checked as a message is, but left as it came: spans point into what the client has. */
const textAsSent = z.string('write a text here').superRefine((given, ctx) => {
  for (const { message } of text.safeParse(given).error?.issues ?? []) ctx.addIssue(message)
})

export const sendMessageInput = z.object({
  text,
  conversationId: z
    .string()
    .refine((given) => id.safeParse(given).success, 'use the id of a conversation, a fresh UUIDv7, or none')
    .transform((given) => given.toLowerCase())
    .nullish(),
  timeZone: timeZone.nullish(),
  locale: locale.nullish(),
  idempotencyKey,
})
export type SendMessageInput = z.infer<typeof sendMessageInput>

export const interpretInput = z.object({
  text: textAsSent,
  timeZone: timeZone.nullish(),
  locale: locale.nullish(),
  now: dateTime.nullish(),
  useModel: z.boolean().nullish(),
})
export type InterpretInput = z.infer<typeof interpretInput>

const idInLowerCase = id.transform((given) => given.toLowerCase())
export const conversationIdArgument = z.object({ conversationId: idInLowerCase })
export const conversationIdInput = z.object({ id: idInLowerCase })
