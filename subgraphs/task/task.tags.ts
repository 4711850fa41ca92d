import { type Database, statement } from '../../platform/database.ts'

export type TagCount = Readonly<{ tag: string; count: number }>

const countTags = statement(
  `select tag, count(*) as count from task.task, unnest(tags) tag where owner_id = $1 and status = 'ACTIVE'
   group by tag order by count(*) desc, tag collate task.alphabet`,
)

/** The tags of an owner's active tasks: most used first, then by the alphabet. */
export const tagCounts = (db: Database, ownerId: string): Promise<TagCount[]> =>
  db.asOwner<TagCount>(ownerId, countTags, [ownerId])
