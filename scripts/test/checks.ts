// What is checked without running the product. Each check counts as one test.

/** `commands` run one after the other; the check passes when all of them do. */
export type Check = Readonly<{ name: string; commands: readonly (readonly string[])[] }>

/** In the order in which a fault in one explains faults in the next. */
export const checks: readonly Check[] = [
  { name: 'format', commands: [['biome', 'ci', '--colors=off', '--linter-enabled=false', '--max-diagnostics=50']] },
  {
    name: 'lint',
    commands: [
      ['biome', 'lint', '--colors=off', '--diagnostic-level=error', '--max-diagnostics=200'],
      ['oxlint', '--quiet'],
    ],
  },
  { name: 'types', commands: [['tsc']] },
  { name: 'import rules', commands: [['node', 'scripts/imports.ts']] },
  { name: 'nothing unused', commands: [['knip', '--no-config-hints']] },
  { name: 'shared definitions', commands: [['node', 'scripts/shared-sdl.ts', '--check']] },
  { name: 'supergraph is fresh', commands: [['node', 'scripts/compose.ts', '--check']] },
  { name: 'resolver types are fresh', commands: [['node', 'scripts/codegen.ts', '--check']] },
  { name: 'no client breaks', commands: [['node', 'scripts/check-api.ts']] },
  { name: 'events are described', commands: [['node', 'scripts/asyncapi.ts', '--check']] },
  { name: 'no reader of events breaks', commands: [['node', 'scripts/check-events.ts']] },
]
