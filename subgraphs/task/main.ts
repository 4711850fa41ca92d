import { runSubgraph } from '../../kafka/run-subgraph.ts'
import { taskConfig } from './config.ts'
import { openTask } from './task.subgraph.ts'

await runSubgraph('task', taskConfig, openTask)
