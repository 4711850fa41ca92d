import { join } from 'node:path'
import { parseAllDocuments } from 'yaml'
import { z } from 'zod'
import { chart, kubernetesVersion, run } from './tools.ts'

/** What an overlay leaves to whoever installs. */
export const overlays = {
  local: [],
  production: [
    'kafka.brokers=one.example.org:9093\\,two.example.org:9093',
    'gateway.auth.issuer=https://id.example.org/',
    'gateway.auth.jwksUrl=https://id.example.org/keys',
    'test.tokenSecret=smoke-token',
    'authorities=company-ca',
  ],
} as const
export type Overlay = keyof typeof overlays
export const overlayNames = Object.keys(overlays) as Overlay[] // what Object.keys forgets

export const valuesOf = (overlay: Overlay, ...more: readonly string[]): string[] => [
  `--values=${join(chart, `values-${overlay}.yaml`)}`,
  ...[...overlays[overlay], ...more].map((value) => `--set=${value}`),
]

const envFrom = z.object({
  configMapRef: z.object({ name: z.string() }).optional(),
  secretRef: z.object({ name: z.string(), optional: z.boolean().default(false) }).optional(),
})
const container = z.looseObject({
  name: z.string(),
  image: z.string(),
  args: z.array(z.string()).default([]),
  env: z.array(z.object({ name: z.string(), value: z.string().optional() })).default([]),
  envFrom: z.array(envFrom).default([]),
})
const pod = z.object({ spec: z.looseObject({ containers: z.array(container) }) })
const resource = z.looseObject({
  kind: z.string(),
  metadata: z.looseObject({ name: z.string() }),
  data: z.record(z.string(), z.string()).optional(),
})
const workload = z.object({ spec: z.object({ template: pod }) })

export type Resource = z.infer<typeof resource>
export type Container = z.infer<typeof container>

export async function rendered(
  overlay: Overlay,
  ...more: readonly string[]
): Promise<{ text: string; resources: Resource[] }> {
  const text = await run('helm', [
    'template',
    'tickler',
    chart,
    `--kube-version=${kubernetesVersion}`,
    ...valuesOf(overlay, ...more),
  ])
  const resources = parseAllDocuments(text).map((document) => z.union([resource, z.null()]).parse(document.toJS()))
  return { text, resources: resources.filter((one) => one !== null) }
}

/** Of Deployments, Jobs and StatefulSets, and the pod of `helm test`. */
export function containersOf(resources: readonly Resource[]): Container[] {
  return resources.flatMap((one) => {
    if (one.kind === 'Pod') return pod.parse(one).spec.containers
    const { success, data } = workload.safeParse(one)
    return success ? data.spec.template.spec.containers : []
  })
}

/** What a container finds in its environment; what comes later wins, as in a pod. */
export function environmentOf(
  { env, envFrom: sources }: Container,
  resources: readonly Resource[],
  secrets: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Record<string, string> {
  const all = sources.map(({ configMapRef, secretRef }) => {
    if (configMapRef)
      return resources.find((one) => one.kind === 'ConfigMap' && one.metadata.name === configMapRef.name)?.data
    return secretRef && (secrets[secretRef.name] ?? (secretRef.optional ? {} : undefined))
  })
  if (all.includes(undefined)) throw new Error(`What this refers to is missing: ${JSON.stringify(sources)}`)
  return Object.assign({}, ...all, ...env.map(({ name, value }) => ({ [name]: value })))
}

export function named(name: string, containers: readonly Container[]): Container {
  const found = containers.find((one) => one.name === name)
  if (!found) throw new Error(`No container is called ${name}.`)
  return found
}
