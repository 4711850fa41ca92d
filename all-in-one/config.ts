import { z } from 'zod'
import { type GatewayConfig, gatewayConfig } from '../gateway/config.ts'
import { type KafkaSettings, kafkaSettings } from '../kafka/client/settings.ts'
import { port, readConfig } from '../platform/config.ts'
import { type Failpoints, failpoints, noFailpoints } from '../platform/failpoint.ts'
import { SubgraphEnv } from '../platform/subgraph-config.ts'
import { OllamaEnv } from '../subgraphs/conversation/config.ts'
import { fitForProduction, ReminderEnv } from '../subgraphs/reminder/config.ts'
import { TaskEnv } from '../subgraphs/task/config.ts'

const Env = SubgraphEnv.pick({ DEFAULT_TIME_ZONE: true })
  .extend({
    ...TaskEnv.shape,
    ...ReminderEnv.shape,
    ...OllamaEnv.shape,
    FAILPOINT: z.string().optional(),
  })
  .superRefine(fitForProduction)

export type AllInOneConfig = GatewayConfig &
  Pick<SubgraphEnv, 'DEFAULT_TIME_ZONE'> &
  z.infer<typeof TaskEnv> &
  ReminderEnv &
  OllamaEnv

/** Everything that the one process is told. Throws a `StartupError` that names every fault. */
export function allInOneConfig(env?: Record<string, string | undefined>): {
  config: AllInOneConfig
  /** Without brokers, events are delivered straight from the outboxes. */
  kafka: KafkaSettings | undefined
  failpoint: Failpoints
} {
  const gateway = gatewayConfig(env)
  const { FAILPOINT, ...own } = readConfig(Env, env)
  const isTest = FAILPOINT !== undefined && gateway.NODE_ENV !== 'production'
  return {
    config: { ...gateway, ...own },
    kafka: kafkaSettings(env),
    failpoint: isTest ? failpoints(FAILPOINT) : noFailpoints,
  }
}

// The four subgraphs', and that of the gateway's internal listener.
export const apartPorts = 5

const ApartEnv = z.object({
  PUBLIC_URL: ReminderEnv.shape.PUBLIC_URL,
  KAFKA_BROKERS: z.string(
    'processes exchange events by Kafka: name its brokers as host:port (npm run kafka starts one here), or run everything in one process with npm start',
  ),
  PORT: port(4000).refine(
    (given) => given > 0 && given <= 65_535 - apartPorts,
    'use a number from 1 to 65530, since the five ports after it are taken too',
  ),
})
export type ApartConfig = GatewayConfig & z.infer<typeof ApartEnv>

/** What the launcher of the five processes is told. Throws a `StartupError` without brokers. */
export const apartConfig = (env?: Record<string, string | undefined>): ApartConfig => ({
  ...gatewayConfig(env),
  ...readConfig(ApartEnv, env),
})

/** This process's own environment, for the processes that it starts. */
export const inheritedEnv = (): Record<string, string | undefined> => process.env
