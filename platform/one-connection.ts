import { Client } from 'pg'

/** A connection of its own for `work`; whatever locks the session took, it lets go of at the end. */
export async function onOneConnection<T>(
  url: string,
  applicationName: string,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({ connectionString: url, application_name: applicationName })
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
