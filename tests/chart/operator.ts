import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { z } from 'zod'
import { clusterSecrets, type Given } from '../../scripts/cluster/secrets.ts'
import { type Overlay, valuesOf } from './rendered.ts'
import { chart, run } from './tools.ts'

const listed = z.object({ revision: z.number(), status: z.string() })
const deployment = z.object({
  metadata: z.object({ name: z.string() }),
  spec: z.looseObject({ replicas: z.number() }),
  status: z.object({ readyReplicas: z.number().default(0), replicas: z.number().default(0) }),
})

/** What an operator does to a cluster whose kubeconfig is in that folder. */
export function operator(folder: string) {
  const env = { KUBECONFIG: join(folder, 'kubeconfig') }
  const kubectl = (...args: string[]) => run('kubectl', args, env)
  const helm = (...args: string[]) => run('helm', args, env)
  const create = async (...documents: readonly object[]) => {
    const file = join(folder, 'made.yaml')
    writeFileSync(file, documents.map((one) => stringify(one)).join('---\n'))
    await kubectl('create', '--filename', file)
  }
  const secret = (namespace: string, name: string, stringData: Readonly<Record<string, string>>) => ({
    ...{ apiVersion: 'v1', kind: 'Secret' },
    metadata: { name, namespace },
    stringData,
  })

  return {
    kubectl,
    helm,
    /** Takes restricted pods only, and has the Secrets of a release and whatever others are given. */
    makeNamespace: async (
      name: string,
      given: Partial<Given> = {},
      others: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
    ) => {
      const ours = await clusterSecrets({
        release: 'tickler',
        adminUrl: undefined,
        database: 'tickler',
        kafka: {},
        ...given,
      })
      const labels = { 'pod-security.kubernetes.io/enforce': 'restricted' }
      await create(
        { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } },
        ...Object.entries({ ...ours, ...others }).map(([called, values]) => secret(name, called, values)),
      )
    },
    /** For claims, since nobody there makes any. */
    lendDisks: (...names: string[]) =>
      create(
        ...names.map((name) => ({
          ...{ apiVersion: 'v1', kind: 'PersistentVolume' },
          metadata: { name },
          spec: {
            capacity: { storage: '1Gi' },
            accessModes: ['ReadWriteOnce'],
            hostPath: { path: `/nowhere/${name}` },
          },
        })),
      ),
    release: (namespace: string) => releaseIn(namespace, kubectl, helm),
  }
}

type Tool = (...args: string[]) => Promise<string>

function releaseIn(namespace: string, kubectl: Tool, helm: Tool) {
  const here = `--namespace=${namespace}`
  const found = async () => {
    const { items } = z
      .object({ items: z.array(deployment) })
      .parse(JSON.parse(await kubectl('get', 'deployments', here, '--output=json')))
    return items
  }
  return {
    /** `install` or `upgrade`, in full. */
    change: (verb: string, overlay: Overlay, values: readonly string[] = [], seconds = 90) =>
      helm(
        verb,
        'tickler',
        chart,
        here,
        ...valuesOf(overlay, ...values),
        '--wait',
        '--wait-for-jobs',
        `--timeout=${seconds}s`,
      ),
    rollBack: (revision: number) =>
      helm('rollback', 'tickler', String(revision), here, '--wait', '--wait-for-jobs', '--timeout=90s'),
    history: async () =>
      z
        .array(listed)
        .parse(JSON.parse(await helm('history', 'tickler', here, '--output=json')))
        .map(({ revision, status }) => [revision, status]),
    specs: async () => Object.fromEntries((await found()).map(({ metadata, spec }) => [metadata.name, spec])),
    /** By the part's name: how many pods there are, and how many of them are ready. */
    pods: async () =>
      Object.fromEntries(
        (await found()).map(({ metadata, status }) => [metadata.name.replace('tickler-', ''), status]),
      ),
    all: async (kind: string) =>
      (await kubectl('get', kind, here, '--output=name')).trim().split('\n').filter(Boolean).sort(),
  }
}
