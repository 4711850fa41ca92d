import { brokersOf, type KafkaSettings } from './settings.ts'

type Remedy = readonly [symptom: RegExp, line: (brokers: string) => string, isAway?: true]

const unreachable: Remedy = [
  /KafkaJSConnection|KafkaJSBrokerNotFound|KafkaJSNoBrokerAvailable|KafkaJSRequestTimeout|KafkaJSLockTimeout|KafkaJSMetadataNotLoaded|ECONN|ETIMEDOUT|EHOST|ENET/,
  (at) => `the brokers at ${at} cannot be reached: see that they run, and check KAFKA_BROKERS and KAFKA_SSL`,
  true,
]

// The first that matches wins; each is held against the names, types, codes and messages of an error and its causes.
const remedies: readonly Remedy[] = [
  [
    /SASL|ILLEGAL_SASL_STATE|KAFKA_OAUTH_TOKEN_URL/,
    (at) => `the brokers at ${at} do not let us in: check KAFKA_SASL_MECHANISM and what belongs to it`,
  ],
  [
    /TOPIC_AUTHORIZATION_FAILED|GROUP_AUTHORIZATION_FAILED|CLUSTER_AUTHORIZATION_FAILED|Not authorized/,
    (at) => `the brokers at ${at} refuse us a right that we need: grant what kafka/acls.yaml lists`,
  ],
  [
    /UNKNOWN_TOPIC_OR_PARTITION|does not host this topic/,
    (at) => `the brokers at ${at} lack a topic: create them with npm run topics`,
  ],
  [
    /NOT_ENOUGH_REPLICAS/,
    (at) => `too few of the brokers at ${at} are there to take what is sent: see that all of them run`,
  ],
  [
    // For a moment whenever a leader changes; for longer when all who have what was written are gone.
    /\bLEADER_NOT_AVAILABLE/,
    (at) => `none of the brokers at ${at} leads what is sent or read: see that all of them run`,
    true,
  ],
  [
    /compression not implemented/,
    (at) =>
      `the brokers at ${at} hold messages compressed in a way that is not read here: let whoever writes them use gzip or nothing, or run npm run topics, by which what comes from now on is kept uncompressed`,
  ],
  [
    /DoesNotSupportApiKey|UNSUPPORTED_VERSION|UNSUPPORTED_FOR_MESSAGE_FORMAT/,
    (at) => `the brokers at ${at} are too old: Tickler needs Kafka 2.1 or newer`,
  ],
  [
    /CERT|certificate|ERR_TLS|ERR_SSL|SSL routines/,
    (at) =>
      `TLS with the brokers at ${at} does not come about: check KAFKA_SSL, KAFKA_SSL_CA and the names in their certificates`,
  ],
  [
    // As after a long stop: another member has our partitions, and we have to join anew.
    /UNKNOWN_MEMBER_ID|ILLEGAL_GENERATION|REBALANCE_IN_PROGRESS/,
    (at) => `the brokers at ${at} had not heard of us for too long and gave our partitions to others`,
  ],
  [
    // All that kafkajs tells of a group that is refused.
    /KafkaJSGroupCoordinatorNotFound/,
    (at) =>
      `the brokers at ${at} name no coordinator of our group: they are still starting, or refuse us a right that we need (kafka/acls.yaml lists them)`,
    true,
  ],
  [/ENOTFOUND|EAI_/, (at) => `there is no such host as in ${at}: check KAFKA_BROKERS`, true],
  unreachable,
]

/** Nothing failed, and nothing was heard of them either, for longer than they may take. */
export class BrokerSilence extends Error {
  override readonly name = 'BrokerSilence'
}

/**
 * What went wrong with the brokers, in one line that says what to do, for what mends itself or is mended there; null for
 * what nobody foresaw.
 */
export function brokerFault(error: unknown, settings: KafkaSettings): string | null {
  const remedy = remedyFor(error)
  if (remedy) return remedy[1](brokersOf(settings))
  return isRetriable(error) ? `the brokers at ${brokersOf(settings)} cannot do what we ask at the moment` : null
}

/** Whether the brokers may just not be there yet. */
export const areBrokersAway = (error: unknown): boolean => remedyFor(error)?.[2] ?? isRetriable(error)

function remedyFor(error: unknown): Remedy | undefined {
  if (error instanceof BrokerSilence) return unreachable
  const symptoms = symptomsOf(error)
  return remedies.find(([symptom]) => symptom.test(symptoms))
}

/** The error's own names and words, those of its causes, and of all that one error stands for. */
export function symptomsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { type = '', code = '', originalError, errors = [] } = error as Error & KafkaJsFields
  const inner = [error.cause, originalError, ...errors].filter(isError).map(symptomsOf)
  return [error.name, type, code, error.message, ...inner].join(' ')
}

/** What kafkajs adds to its errors. */
type KafkaJsFields = { type?: string; code?: string | number; originalError?: unknown; errors?: readonly unknown[] }

const isError = (each: unknown) => each instanceof Error

/** As kafkajs marks its errors; what it gave up after a number of tries is worth another one. */
function isRetriable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return ('retriable' in error && error.retriable === true) || isRetriable(error.cause)
}
