import { runSubgraph } from '../../kafka/run-subgraph.ts'
import { openAudit } from './audit.subgraph.ts'
import { auditConfig } from './config.ts'

await runSubgraph('audit', auditConfig, openAudit)
