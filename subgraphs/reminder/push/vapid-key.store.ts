import { type Database, statement } from '../../../platform/database.ts'

export type VapidKeys = Readonly<{ publicKey: string; privateKey: string }>

const make = statement(
  `insert into reminder.vapid_key (public_key, private_key) values ($1, $2) on conflict do nothing`,
)
const findPublic = statement(`select public_key as "publicKey" from reminder.vapid_key`)
const findBoth = statement(`select public_key as "publicKey", private_key as "privateKey" from reminder.vapid_key`)

export type VapidKeyring = Readonly<{
  publicKey: () => Promise<string>
  /** For workers. */
  both: () => Promise<VapidKeys>
}>

/** The one key pair of this database: made by whoever needs it first, and kept. */
export function vapidKeyring({ db, worker }: Readonly<{ db: Database; worker: Database }>): VapidKeyring {
  const made = keptOnceDone(async () => {
    const [found] = await db.query(findPublic)
    if (found) return
    const { generateVAPIDKeys } = (await import('web-push')).default
    const { publicKey, privateKey } = generateVAPIDKeys()
    await worker.query(make, [publicKey, privateKey])
  })
  const read = async <K>(from: Database, what: typeof findPublic): Promise<K> => {
    await made()
    const [keys] = await from.query<K>(what)
    if (!keys)
      throw new Error('The VAPID key is gone from reminder.vapid_key. Put it back, or restart to make a new one.')
    return keys
  }
  return {
    publicKey: keptOnceDone(async () => (await read<Pick<VapidKeys, 'publicKey'>>(db, findPublic)).publicKey),
    both: keptOnceDone(() => read<VapidKeys>(worker, findBoth)),
  }
}

/** The first success is kept; a failure is only told to those who waited for it. */
function keptOnceDone<T>(work: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | undefined
  return () => {
    kept ??= work().catch((error: unknown) => {
      kept = undefined
      throw error
    })
    return kept
  }
}
