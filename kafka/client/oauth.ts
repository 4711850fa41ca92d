import { z } from 'zod'
import type { KafkaSettings } from './settings.ts'

const answer = z.object({ access_token: z.string().min(1), expires_in: z.number().positive().optional() })

const patienceMs = 10_000
// It must not run out on its way to the broker.
const marginS = 30

/** Tokens by client credentials (RFC 6749, 4.4), each used until shortly before it expires. */
export function oauthTokens(settings: KafkaSettings): () => Promise<{ value: string }> {
  let kept: { value: string; until: number } | undefined
  return async () => {
    if (kept && performance.now() < kept.until) return { value: kept.value }
    const { access_token: value, expires_in = 0 } = await askFor(settings)
    kept = { value, until: performance.now() + (expires_in - marginS) * 1_000 }
    return { value }
  }
}

async function askFor(settings: KafkaSettings): Promise<z.infer<typeof answer>> {
  const { KAFKA_OAUTH_TOKEN_URL: url = '', KAFKA_OAUTH_SCOPE: scope } = settings
  const { KAFKA_OAUTH_CLIENT_ID: id = '', KAFKA_OAUTH_CLIENT_SECRET: secret = '' } = settings
  const credentials = `${formEncoded(id)}:${formEncoded(secret)}`
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', ...(scope === undefined ? {} : { scope }) }),
    signal: AbortSignal.timeout(patienceMs),
  })
  if (!response.ok) throw new Error(`KAFKA_OAUTH_TOKEN_URL answered with status ${response.status}.`)
  return answer.parse(await response.json())
}

/** So that either may have a colon in it, and anything else (RFC 6749, 2.3.1). */
const formEncoded = (text: string) => new URLSearchParams({ '': text }).toString().slice(1) // behind the = of no name
