import type { Database } from '../../platform/database.ts'
import type { Settle } from './reminder.settle.ts'
import type { TaskGateway } from './task.gateway.ts'

/** What the use cases of one caller work with. */
export type ServiceParts = Readonly<{ db: Database; settle: Settle; tasks: TaskGateway }>
