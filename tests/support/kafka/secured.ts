import type { Security } from '../../../kafka/broker/member.ts'
import type { Certificates } from './certificates.ts'

export const passwordOf = (name: string): string => `${name}-password`

/** How one of them signs in, as for `kafkaSettings`; for a token KAFKA_OAUTH_TOKEN_URL has to be added. */
export const signedInAs = (
  name: string,
  { ca }: Certificates,
  mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512' | 'oauthbearer' = 'plain',
): Record<string, string> => ({
  KAFKA_SSL_CA: ca,
  KAFKA_SASL_MECHANISM: mechanism,
  KAFKA_SASL_USERNAME: name,
  KAFKA_SASL_PASSWORD: passwordOf(name),
  KAFKA_OAUTH_CLIENT_ID: name,
  KAFKA_OAUTH_CLIENT_SECRET: passwordOf(name),
})

const login = (module: string, options = '') =>
  `org.apache.kafka.common.security.${module} required${options === '' ? '' : ` ${options}`};`

/** A broker's TLS. PEM, so that no Java tool is needed. */
const tls = ({ caFile, brokerFile }: Certificates) => ({
  'listener.name.client.ssl.keystore.type': 'PEM',
  'listener.name.client.ssl.keystore.location': brokerFile,
  'listener.name.client.ssl.truststore.type': 'PEM',
  'listener.name.client.ssl.truststore.location': caFile,
})

/** Whoever has a certificate of the authority is let in, under its name. */
export const byCertificate = (certificates: Certificates): Security => ({
  protocol: 'SSL',
  settings: {
    ...tls(certificates),
    'listener.name.client.ssl.client.auth': 'required',
  },
})

/** These are let in over TLS, by any of the mechanisms; the password of each is `passwordOf`. */
export const byPassword = (certificates: Certificates, names: readonly string[]): Security => ({
  protocol: 'SASL_SSL',
  settings: {
    ...tls(certificates),
    'listener.name.client.sasl.enabled.mechanisms': 'PLAIN,SCRAM-SHA-256,SCRAM-SHA-512,OAUTHBEARER',
    'listener.name.client.plain.sasl.jaas.config': login(
      'plain.PlainLoginModule',
      names.map((name) => `user_${name}="${passwordOf(name)}"`).join(' '),
    ),
    'listener.name.client.scram-sha-256.sasl.jaas.config': login('scram.ScramLoginModule'),
    'listener.name.client.scram-sha-512.sasl.jaas.config': login('scram.ScramLoginModule'),
    // Without a validator of its own it takes what nobody signed: for tests alone.
    'listener.name.client.oauthbearer.sasl.jaas.config': login('oauthbearer.OAuthBearerLoginModule'),
  },
  scram: names.flatMap((name) =>
    (['SCRAM-SHA-256', 'SCRAM-SHA-512'] as const).map((mechanism) => ({ mechanism, name, password: passwordOf(name) })),
  ),
})

/** The broker's own authorizer: what is not allowed is refused. Who comes by the plain listener may do everything. */
export const withAcls = {
  'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
  'super.users': 'User:ANONYMOUS',
}
