import { runSubgraph } from '../../kafka/run-subgraph.ts'
import { httpGateway } from '../../platform/gateway-http.ts'
import { conversationConfig, gatewayAddress } from './config.ts'
import { openConversation } from './conversation.subgraph.ts'
import { migrations } from './migrations/index.ts'

await runSubgraph('conversation', migrations, conversationConfig, (parts) =>
  openConversation(parts, { gateway: httpGateway(gatewayAddress().GATEWAY_URL) }),
)
