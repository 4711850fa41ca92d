import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'

/** A stand-in for an identity provider: client credentials in, a token for that client out, as Kafka's own tests take it. */
export async function tokenEndpoint(
  clients: Readonly<Record<string, string>>,
  finished: (clean: () => void) => void,
): Promise<string> {
  const server = createServer((request, response) => {
    const [name = '', secret] = Buffer.from(request.headers.authorization?.replace('Basic ', '') ?? '', 'base64')
      .toString()
      .split(':')
    const answer = async () => {
      const asked = new URLSearchParams(await text(request))
      if (secret === undefined || clients[name] !== secret || asked.get('grant_type') !== 'client_credentials')
        return response.writeHead(401).end()
      return response.end(JSON.stringify({ access_token: unsecured(name), expires_in: 3_600 }))
    }
    void answer()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  finished(() => void server.close())
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/token`
}

/** A JWS that nobody signed: what is tried is how a token comes to the broker, and not who made it. */
function unsecured(sub: string): string {
  const now = Math.floor(Date.now() / 1_000)
  const parts = [{ alg: 'none' }, { sub, iat: now - 60, exp: now + 3_600 }]
  return `${parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.`
}
