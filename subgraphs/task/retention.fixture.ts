import type { Database } from '../../platform/database.ts'

/** Makes the changes of a feed up to this number as old as changes can be and still be kept, and a day older. */
export const ageChanges = (admin: Database, ownerId: string, upTo: number) =>
  admin.query(`update task.change set at = now() - interval '31 days' where owner_id = $1 and number <= $2`, [
    ownerId,
    upTo,
  ])
