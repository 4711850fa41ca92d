import { brokerTables } from '../../../kafka/tables.ts'

/** What a broker lost, what is for a later release, and who publishes. */
export const broker = { name: '0002-broker', statements: brokerTables('audit') }
