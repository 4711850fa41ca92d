import { defaultLeadColumn } from '../../../kafka/preference-copy.ts'

export const defaultLead = { name: '0007-default-lead', statements: defaultLeadColumn('task') }
