import { runSubgraph } from '../../kafka/run-subgraph.ts'
import { httpEntityReader } from '../../platform/gateway-http.ts'
import { internalListener, reminderConfig } from './config.ts'
import { migrations } from './migrations/index.ts'
import { openReminder } from './reminder.subgraph.ts'

await runSubgraph('reminder', migrations, reminderConfig, (parts) => {
  const { GATEWAY_INTERNAL_URL, SYSTEM_KEY } = internalListener()
  return openReminder(parts, { reader: httpEntityReader(GATEWAY_INTERNAL_URL, SYSTEM_KEY) })
})
