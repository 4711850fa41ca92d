import { defaultLeadColumn } from '../../../kafka/preference-copy.ts'

export const defaultLead = { name: '0006-default-lead', statements: defaultLeadColumn('conversation') }
