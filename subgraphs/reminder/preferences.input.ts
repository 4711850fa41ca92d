import { z } from 'zod'
import { channels, durationBetween, lead, localTime, timeZone } from '../../platform/input.ts'
import { spelledCode } from './domain/code-limits.ts'
import { coversWholeDay } from './domain/quiet-hours.ts'
import { spelled } from './domain/trigger.ts'
import { emailAddress } from './mail/address.ts'

/** What this server is set up for. */
export type Abilities = Readonly<{ canMail: boolean }>

const noMail = 'there is no e-mail here until whoever runs this server sets SMTP_URL'

/** Also refuses what this server cannot do. */
const channelsHere = ({ canMail }: Abilities) =>
  channels.pipe(
    z.array(
      z
        .enum(['EMAIL', 'PUSH', 'IN_APP'])
        .refine((channel) => canMail || channel !== 'EMAIL', `${noMail}: use PUSH or IN_APP`),
    ),
  )

const oneSpelling = (time: string) => (time.length === 8 && time.endsWith(':00') ? time.slice(0, 5) : time)
const wallTime = localTime.transform(oneSpelling)

const quietHours = z
  .object({ from: wallTime, until: wallTime })
  .refine(
    (hours) => !coversWholeDay(hours),
    'leave some of the day: from and until must differ; null for no quiet hours',
  )

const sixDigits = 'write the six digits of the code that was sent to your address'

export const verifyEmailInput = z.object({
  code: z
    .string()
    .max(100, sixDigits)
    .transform(spelledCode)
    .pipe(z.string().regex(/^\d{6}$/, sixDigits)),
})

export const preferencesInput = (abilities: Abilities) =>
  z.object({
    email: emailAddress.refine(() => abilities.canMail, noMail).nullish(),
    timeZone: timeZone.nullish(),
    locale: z.enum(['EN', 'UR']).nullish(),
    channels: channelsHere(abilities).nullish(),
    defaultLead: lead.transform(spelled).nullish(),
    quietHours: quietHours.nullish(),
    nagEvery: durationBetween('PT1M', 'P1D').transform(spelled).nullish(),
    morningDigestAt: wallTime.nullish(),
  })
