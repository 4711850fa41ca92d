import { runSubgraph } from '../../kafka/run-subgraph.ts'
import { openAudit } from './audit.subgraph.ts'
import { auditConfig } from './config.ts'
import { migrations } from './migrations/index.ts'

await runSubgraph('audit', migrations, auditConfig, openAudit)
