import { configOf, type World } from '../reminder.fixture.ts'
import { codes } from './codes.ts'

export const shown = '{ preferences { email isEmailVerified } }'
export const setEmail = ({ ask }: World, email: string | null, ownerId = 'ada') =>
  ask(`mutation ($email: String) { updatePreferences(input: { email: $email }) ${shown} }`, { email }, ownerId)
export const verify = ({ ask }: World, code: string, ownerId = 'ada') =>
  ask(`mutation ($code: String!) { verifyEmail(input: { code: $code }) ${shown} }`, { code }, ownerId)

/** The code that was sent last, as the mail says it. */
export async function codeFor({ admin, database }: World, ownerId = 'ada'): Promise<string> {
  const [row] = await admin.query<{ id: string }>(
    'select id from reminder.email_code where owner_id = $1 order by created_at desc limit 1',
    [ownerId],
  )
  return codes(Buffer.from(configOf(database).CURSOR_KEY, 'hex')).codeOf(row?.id ?? 'none')
}
export const deliveries = ({ admin }: World) =>
  admin.query<{ device: string; status: string }>('select * from reminder.delivery order by created_at, id')
/** As if everything asked for so far had been asked for earlier. */
export const pass = ({ admin }: World, time: string) =>
  admin.query(`update reminder.email_code set created_at = created_at - $1::interval`, [time])

export const ada = 'ada@example.org'
/** There is mail, of which nothing is sent meanwhile. */
export const asleep = { isScheduling: false, carriers: null }
