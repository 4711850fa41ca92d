import { connect, isIP, Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { type ISocketFactory, Kafka, type KafkaConfig, logLevel } from 'kafkajs'
import type { Log } from '../../platform/log.ts'
import type { Connections } from './connections.ts'
import { restWhenIdle } from './idle-timers.ts'
import { oauthTokens } from './oauth.ts'
import type { KafkaSettings } from './settings.ts'

restWhenIdle()

type ClientOptions = Readonly<{
  /** How the brokers' own logs name us. */
  clientId: string
  log: Log
  /** How often a request is tried again before its caller hears of it. */
  retries?: number
  /** Aborted when a connection ends, however that came; from then on no new one is made. */
  line?: AbortController
  /** Whose it is to end them before their time. */
  connections?: Connections
}>

/** A client of the brokers, not connected yet. What it says of itself is for debugging: whoever uses it says what it means. */
export function kafkaClient(settings: KafkaSettings, options: ClientOptions): Kafka {
  const { clientId, log, retries = 4 } = options
  const { KAFKA_BROKERS } = settings
  return new Kafka({
    clientId,
    brokers: [...KAFKA_BROKERS],
    ...securityOf(settings),
    connectionTimeout: 3_000,
    authenticationTimeout: 5_000,
    requestTimeout: 15_000,
    // Short, since those who use it wait longer by themselves, and say that they do.
    retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries },
    socketFactory: socketFactory(options),
    logLevel: logLevel.INFO,
    logCreator:
      () =>
      ({ namespace, log: { message, timestamp: _, ...rest } }) =>
        log.debug({ kafkajs: { namespace, ...rest } }, message),
  })
}

function securityOf(settings: KafkaSettings): Pick<KafkaConfig, 'ssl' | 'sasl'> {
  const { KAFKA_SSL, KAFKA_SSL_CA: ca, KAFKA_SSL_CERT: cert, KAFKA_SSL_KEY: key } = settings
  const sasl = saslOf(settings)
  return {
    ...(KAFKA_SSL || ca || cert ? { ssl: { ...(ca && { ca }), ...(cert && { cert }), ...(key && { key }) } } : {}),
    ...(sasl && { sasl }),
  }
}

function saslOf(settings: KafkaSettings): KafkaConfig['sasl'] {
  const { KAFKA_SASL_MECHANISM: mechanism, KAFKA_SASL_USERNAME: username = '' } = settings
  if (mechanism === undefined) return undefined
  if (mechanism === 'oauthbearer') return { mechanism, oauthBearerProvider: oauthTokens(settings) }
  return { mechanism, username, password: settings.KAFKA_SASL_PASSWORD ?? '' } as KafkaConfig['sasl'] // its union wants each spelt out
}

const keepAliveMs = 10_000

/** As kafkajs connects, but without waiting to fill a packet, and never twice where a line is given. */
const socketFactory =
  ({ line, connections }: Pick<ClientOptions, 'line' | 'connections'>): ISocketFactory =>
  ({ host, port, ssl, onConnect }) => {
    if (line?.signal.aborted || connections?.isCut()) return new Socket().destroy(new Error('this line was cut'))
    const name = isIP(host) ? {} : { servername: host }
    // The types promise `ssl`; without TLS there is none.
    const secure: typeof ssl | undefined = ssl
    const socket: Socket = secure
      ? connectTls({ host, port, ...name, ...secure }, onConnect)
      : connect({ host, port }, onConnect)
    socket.setKeepAlive(true, keepAliveMs)
    socket.setNoDelay(true)
    connections?.add(socket)
    if (line) socket.once('connect', () => socket.once('close', () => line.abort()))
    return socket
  }
