import type { FastifyInstance } from 'fastify'

/** By part: null when it is well, else what is wrong with it. */
export type Readiness = () => Promise<Readonly<Record<string, string | null>>>

/** `/health`: the process is alive. `/ready`: requests are welcome; what other parts suffer is told, and turns no one away. */
export function addHealth(
  app: FastifyInstance,
  { isDraining, readiness }: { isDraining: () => boolean; readiness: Readiness },
) {
  app.get('/health', async () => ({ status: 'ok' }))
  app.get('/ready', async (_request, reply) => {
    const parts = await readiness()
    if (!isDraining()) return { status: 'ready', parts }
    return reply.code(503).send({ status: 'draining', parts })
  })
}
