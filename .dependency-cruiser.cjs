// Imports that must never exist. tests/architecture.test.ts plants one violation of each and expects it caught.

const test = '(\\.(test|fixture)\\.ts$|^tests/)'
const outsideProduction = '(\\.(test|fixture|config)\\.ts$|^tests/|^bench/|^scripts/)'
const domain = '^subgraphs/([^/]+)/(\\1\\.ts$|domain/|interpreter/)'
/** A package, whether it is installed or not: a rule must not sleep until someone installs what it forbids. */
const packages = (...names) => `(^|node_modules/)(${names.join('|')})(/|$)`

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'subgraphs-stay-apart',
      comment: 'Subgraphs meet through GraphQL and events only: talk to the other one through the gateway or the bus.',
      severity: 'error',
      from: { path: '^subgraphs/([^/]+)/' },
      to: { path: '^subgraphs/', pathNot: '^subgraphs/$1/' },
    },
    {
      name: 'gateway-knows-the-supergraph-only',
      comment: 'The gateway serves any supergraph; what it must know of ours stands in its configuration.',
      severity: 'error',
      from: { path: '^gateway/' },
      to: { path: '^subgraphs/' },
    },
    {
      name: 'platform-knows-no-user',
      comment: 'Shared code that knows its users is no longer shared: pass in what it needs.',
      severity: 'error',
      from: { path: '^platform/' },
      to: { path: '^(subgraphs|gateway|kafka)/' },
    },
    {
      name: 'contracts-outlive-code',
      comment: 'An event is read years after the code that wrote it: contracts stand on the schema library alone.',
      severity: 'error',
      from: { path: '^kafka/(contracts/|envelope\\.ts$)', pathNot: test },
      to: { pathNot: ['^kafka/(contracts/|envelope\\.ts$)', packages('zod')] },
    },
    {
      name: 'domain-is-pure',
      comment: 'The domain decides, it does not do: no I/O, no database, no Node. Take values in, give decisions out.',
      severity: 'error',
      from: { path: domain, pathNot: test },
      to: {
        pathNot: [
          // Its own subgraph, less what touches the world, …
          '^subgraphs/$1/(?!(resolvers|consumers|context|config|main|migrations)\\b)(?!.*\\.(service|entity|client|worker|generated)\\.ts$)',
          // … the contracts, and what computes only.
          '^kafka/(contracts/|envelope\\.ts$)',
          '^platform/((clock|errors|id|input)\\.ts$|recurrence/)',
          packages('zod', 'temporal-polyfill', 'rrule-temporal', 'chrono-node'),
        ],
      },
    },
    {
      name: 'recurrence-is-pure',
      comment: 'Domains stand on it, so it is held to what holds for them: values in, slots out.',
      severity: 'error',
      from: { path: '^platform/recurrence/', pathNot: test },
      to: { pathNot: ['^platform/recurrence/', packages('temporal-polyfill')] },
    },
    {
      name: 'resolvers-only-translate',
      comment: 'A resolver that sees rows or topics soon decides something: call the service.',
      severity: 'error',
      from: { path: '(^|/)resolvers(\\.ts$|/)|\\.resolvers\\.ts$', pathNot: test },
      to: { path: [packages('@mikro-orm/[^/]+', 'pg', 'kafkajs'), '\\.entity\\.ts$'] },
    },
    {
      name: 'one-door-to-kafka',
      comment: 'No type of the Kafka client leaves kafka/: everyone else speaks to the bus.',
      severity: 'error',
      from: { pathNot: '^kafka/' },
      to: { path: packages('kafkajs') },
    },
    {
      name: 'one-door-to-the-model',
      comment: 'The model client stands in one file, so that its budgets and time-outs do too.',
      severity: 'error',
      from: { pathNot: '^subgraphs/conversation/.*ollama[.a-z-]*ts$' },
      to: { path: packages('ollama') },
    },
    {
      name: 'one-door-to-apollo-gateway',
      comment: 'Only the gateway knows how it is built.',
      severity: 'error',
      from: { pathNot: ['^gateway/', test] },
      to: { path: packages('@apollo/gateway') },
    },
    {
      name: 'production-knows-no-test',
      comment: 'What ships must run without what tests it.',
      severity: 'error',
      from: { pathNot: outsideProduction },
      to: { path: test },
    },
    {
      name: 'production-needs-no-development-package',
      comment: 'It would be missing where only the production dependencies are installed.',
      severity: 'error',
      from: { pathNot: outsideProduction },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-cycle',
      comment: 'Files in a circle are one file in disguise: move what both need to a third.',
      severity: 'error',
      from: {},
      // Generated resolver types name the context, which names the services, which may name generated inputs: types only.
      to: { circular: true, viaNot: 'resolvers\\.generated\\.ts$' },
    },
  ],
  options: {
    // TypeScript 7 has no compiler API: with the default parser nothing at all would be cruised, and nothing found.
    parser: 'swc',
    tsPreCompilationDeps: true,
    preserveSymlinks: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.data|coverage)/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
