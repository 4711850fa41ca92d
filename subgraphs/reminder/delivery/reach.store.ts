import type { Sql } from '../../../platform/database.ts'
import type { Device, OutwardChannel, Reach } from '../domain/delivery.ts'
import { masked } from '../domain/masked.ts'
import { type Preferences, verifiedAddress } from '../domain/preferences.ts'
import { pushDevices } from '../push/push.devices.ts'

/** How each of these owners, who want what `preferences` say, can be reached by the channels that this server has. */
export async function reachOf(
  tx: Sql,
  ownerIds: readonly string[],
  preferences: ReadonlyMap<string, Preferences>,
  channels: ReadonlySet<OutwardChannel>,
): Promise<(ownerId: string) => Reach> {
  const browsers = await pushDevices(tx, channels.has('PUSH') ? ownerIds : [])
  return (ownerId) => ({
    EMAIL: {
      devices: channels.has('EMAIL') ? mailboxes(preferences.get(ownerId)) : [],
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

function mailboxes(preferences: Preferences | undefined): Device[] {
  const address = preferences && verifiedAddress(preferences)
  return address ? [{ device: address, destination: masked(address), host: null }] : []
}
