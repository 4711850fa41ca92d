import type { Database, Values } from '../../platform/database.ts'

type Plan = Readonly<{
  'Actual Rows': number
  'Rows Removed by Filter'?: number
  Plans?: readonly Plan[]
}>

/** How many rows PostgreSQL looks at for a query as this owner: the most of any step of its plan. */
export async function rowsLookedAt(
  service: Database,
  ownerId: string,
  query: string,
  values: Values = [],
): Promise<number> {
  const [row] = await service.asOwner<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
    ownerId,
    `explain (analyze, format json) ${query}`,
    values,
  )
  return row ? most(row['QUERY PLAN'][0].Plan) : Number.NaN
}

const most = (plan: Plan): number =>
  Math.max(plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0), ...(plan.Plans ?? []).map(most))
