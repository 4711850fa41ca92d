import { Client } from 'pg'

// What takes a connection and says nothing would else be waited for without an end, or a word.
const connectionTimeoutMillis = 10_000

/** A connection of its own for `work`; whatever locks the session took, it lets go of at the end. */
export async function onOneConnection<T>(
  url: string,
  applicationName: string,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({ connectionString: url, application_name: applicationName, connectionTimeoutMillis })
  // Lost while it waits for an answer, it fails whoever asked; lost while it idles, it fails the next who asks. That it
  // says so besides would end the process, unless someone listens.
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
