import { type Sql, statement } from '../../../platform/database.ts'
import type { Device, OutwardChannel, Reach } from '../domain/delivery.ts'
import { masked } from '../domain/masked.ts'
import { pushDevices } from '../push/push.devices.ts'

const findAddresses = statement(
  `select owner_id as "ownerId", email from reminder.preference
   where owner_id = any($1::text[]) and email is not null and email_verified_at is not null`,
)

/** For workers: the addresses that mail may go to, by owner. */
export async function addressesOf(tx: Sql, ownerIds: readonly string[]): Promise<Map<string, string>> {
  if (ownerIds.length === 0) return new Map()
  const rows = await tx.query<{ ownerId: string; email: string }>(findAddresses, [ownerIds])
  return new Map(rows.map(({ ownerId, email }) => [ownerId, email]))
}

/** How each of these owners can be reached by the channels that this server has: one statement for each of them. */
export async function reachOf(
  tx: Sql,
  ownerIds: readonly string[],
  channels: ReadonlySet<OutwardChannel>,
): Promise<(ownerId: string) => Reach> {
  const mailed = channels.has('EMAIL') ? ownerIds : []
  const pushed = channels.has('PUSH') ? ownerIds : []
  const addresses = await addressesOf(tx, mailed)
  const browsers = await pushDevices(tx, pushed)
  return (ownerId) => ({
    EMAIL: {
      devices: mailbox(addresses.get(ownerId)),
      otherwise: channels.has('EMAIL')
        ? 'You have no verified address: give one to updatePreferences, then its code to verifyEmail.'
        : 'This server sends no e-mail.',
    },
    PUSH: {
      devices: browsers.get(ownerId) ?? [],
      otherwise: channels.has('PUSH')
        ? 'No browser of yours gets pushes: subscribe one by subscribePush.'
        : 'This server sends no pushes.',
    },
  })
}

const mailbox = (address: string | undefined): Device[] =>
  address === undefined ? [] : [{ device: address, destination: masked(address), host: null }]
