import { execFile } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe } from 'vitest'

// Go programs that take minutes to build, so nothing here builds them: TICKLER_TOOLS is a folder that has them in `bin`,
// and in `schemas` what kubeconform knows of Kubernetes; TICKLER_CLUSTER is one with the scripts `up` and `down`.
const { TICKLER_TOOLS: toolsFolder, TICKLER_CLUSTER: clusterFolder, PATH = '' } = process.env

export const chart = fileURLToPath(new URL('../../charts/tickler/', import.meta.url))
export const kubernetesVersion = '1.36.3'

/** Runs a tool to its end; rejects with what it printed when it fails. */
export type Run = (tool: string, args: readonly string[], env?: Record<string, string>) => Promise<string>

const folders = [...(toolsFolder ? [join(toolsFolder, 'bin')] : []), ...PATH.split(delimiter)]
const find = (tool: string) => folders.map((folder) => join(folder, tool)).find(isProgram)
const execute = promisify(execFile)

export const run: Run = async (tool, args, env = {}) => {
  const all = { ...process.env, ...env, PATH: folders.join(delimiter) }
  try {
    return (await execute(find(tool) ?? tool, [...args], { env: all, maxBuffer: 50_000_000 })).stdout
  } catch (error) {
    const printed = error instanceof Error && 'stdout' in error ? String(error.stdout) : ''
    throw new Error(`${String(error)}\n${printed}`, { cause: error })
  }
}

/** A suite that needs tools; where one is missing its tests are skipped, named with the reason. */
export function describeWithTools(name: string, tools: readonly string[], suite: () => void): void {
  const missing = tools.filter((tool) => find(tool) === undefined)
  if (missing.length === 0) describe(name, suite)
  else describe.skip(`${name} (skipped: no ${missing.join(', ')} on the path or in TICKLER_TOOLS)`, suite)
}

/** A suite that needs the API of a Kubernetes without containers, which `cluster` starts and ends. */
export function describeWithCluster(name: string, suite: (cluster: LocalCluster) => void): void {
  if (clusterFolder)
    describeWithTools(name, ['helm', 'kubectl', 'etcd', 'kube-apiserver', 'kwok'], () =>
      suite(clusterIn(clusterFolder)),
    )
  else
    describe.skip(`${name} (skipped: TICKLER_CLUSTER names no folder with the scripts "up" and "down")`, () =>
      suite(clusterIn('')))
}

/** Both take the folder in which the cluster keeps its state; `up` leaves a kubeconfig there. */
export type LocalCluster = Readonly<{
  up: (folder: string) => Promise<string>
  down: (folder: string) => Promise<string>
}>

const clusterIn = (scripts: string): LocalCluster => ({
  // Ports of its own, so that another cluster may run beside it.
  up: (folder) =>
    run(join(scripts, 'up'), [folder], {
      TOOLS: toolsFolder ?? '',
      PORT_BASE: String(20_000 + (process.pid % 1_000) * 10),
    }),
  down: (folder) => run(join(scripts, 'down'), [folder]),
})

/** The arguments of kubeconform, which without a folder of schemas fetches them. */
export const conform = (): string[] => [
  '-strict',
  `-kubernetes-version=${kubernetesVersion}`,
  ...(toolsFolder
    ? [
        `-schema-location=${join(toolsFolder, 'schemas')}/{{.NormalizedKubernetesVersion}}-standalone{{.StrictSuffix}}/{{.ResourceKind}}{{.KindSuffix}}.json`,
      ]
    : []),
]

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
