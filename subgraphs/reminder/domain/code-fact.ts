import type { AuditFact } from '../../../kafka/contracts/audit-events.contract.ts'
import { masked } from './masked.ts'

/** Somebody asked for a code. Neither its digits nor the address are told: with both anyone could give it back. */
export function codeRequested({ id, address }: Readonly<{ id: string; address: string }>): AuditFact {
  const email = masked(address)
  return {
    type: 'code.requested',
    subject: id,
    version: 1,
    data: { code: { id, email }, changes: { email: { old: null, new: email } } },
  }
}
