import { type Connection, Query } from 'pg'

type Config = Readonly<{ name?: string; text: string; values: unknown[] }>
type Done<Row> = (error: Error | null, result: Readonly<{ rows: Row[] }>) => void

/** What pg's client calls on each of its queries. */
interface ClientQuery {
  submit(connection: Connection): void
  prepare(connection: Connection): void
  handleDataRow(message: unknown): void
  handleCommandComplete(message: unknown, connection: Connection): void
}
// pg's types leave out what its client calls; platform/database.test.ts notices when a new version of pg does it otherwise.
const ClientQuery = Query as unknown as new <Row>(
  config: Config & { queryMode: 'extended' },
  done: Done<Row>,
) => ClientQuery

/**
 * Runs `setOwner`, which the connection has prepared under that name, and then its own statement, both before one Sync:
 * to PostgreSQL that is one transaction (protocol, "Pipelining"), without the cost of a begin and a commit.
 */
export class OwnedQuery<Row> extends ClientQuery<Row> implements ClientQuery {
  readonly #setOwner: string
  readonly #ownerId: string
  #isOwnerSet = false

  constructor(setOwner: string, ownerId: string, config: Config, done: Done<Row>) {
    super({ ...config, queryMode: 'extended' }, done)
    this.#setOwner = setOwner
    this.#ownerId = ownerId
  }

  override prepare(connection: Connection): void {
    connection.bind({ statement: this.#setOwner, values: [this.#ownerId] }, true)
    connection.execute({}, true)
    super.prepare(connection)
  }

  override handleDataRow(message: unknown): void {
    if (this.#isOwnerSet) super.handleDataRow(message)
  }

  override handleCommandComplete(message: unknown, connection: Connection): void {
    if (this.#isOwnerSet) super.handleCommandComplete(message, connection)
    this.#isOwnerSet = true
  }
}
