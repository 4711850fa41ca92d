import { runSubgraph } from '../../kafka/run-subgraph.ts'
import { taskConfig } from './config.ts'
import { migrations } from './migrations/index.ts'
import { openTask } from './task.subgraph.ts'

await runSubgraph('task', migrations, taskConfig, openTask)
