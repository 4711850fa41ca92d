import { runSubgraph } from '../../kafka/run-subgraph.ts'
import { httpEntityReader, httpGateway } from '../../platform/gateway-http.ts'
import { gatewayAddresses, reminderConfig } from './config.ts'
import { migrations } from './migrations/index.ts'
import { openReminder } from './reminder.subgraph.ts'

await runSubgraph('reminder', migrations, reminderConfig, (parts) => {
  const { GATEWAY_URL, GATEWAY_INTERNAL_URL, SYSTEM_KEY } = gatewayAddresses()
  return openReminder(parts, {
    reader: httpEntityReader(GATEWAY_INTERNAL_URL, SYSTEM_KEY),
    gateway: httpGateway(GATEWAY_URL),
  })
})
