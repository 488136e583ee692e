/** The fences between rooms; the comment of each is the reason that a violation prints. */
const ours = '^(packages|gateway|services|cli|web)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one idea in two places: move what both need into a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'contracts-stand-alone',
      comment:
        'The browser and every service read the contracts, so of others they import zod and croner only, which run anywhere: no node:*, nothing of ours.',
      severity: 'error',
      from: { path: '^packages/contracts/src', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^packages/contracts/src', '^node_modules/(zod|croner)/'] },
    },
    {
      name: 'platform-knows-no-service',
      comment: 'The platform is how any process lives; if it knew a service, no other could use it.',
      severity: 'error',
      from: { path: '^packages/platform/src', pathNot: '\\.test\\.ts$' },
      to: { path: ours, pathNot: '^packages/(platform|contracts)/' },
    },
    {
      name: 'one-kafka-adapter',
      comment: 'kafkajs is unmaintained and its measured rules live in packages/platform/src/kafka: use that.',
      severity: 'error',
      from: { path: ours, pathNot: ['^packages/platform/src/kafka/', '\\.test\\.ts$'] },
      to: { path: '^node_modules/kafkajs/' },
    },
    {
      name: 'services-do-not-know-each-other',
      comment: 'A service speaks to another by commands and events, or over its HTTP read side; never by import.',
      severity: 'error',
      from: { path: '^(services/([^/]+)|gateway)/', pathNot: '\\.test\\.ts$' },
      to: { path: ours, pathNot: ['^packages/(contracts|platform)/', '^$1/'] },
    },
    {
      name: 'web-imports-contracts-only',
      comment: 'The admin UI runs in a browser: of ours it may have the contracts.',
      severity: 'error',
      from: { path: '^web/src' },
      to: { path: ours, pathNot: '^(web|packages/contracts)/' },
    },
    {
      name: 'cli-stays-outside',
      comment: 'The command line is a client like any other: contracts, and backing for `up`; no inside of a service.',
      severity: 'error',
      from: { path: '^cli/src', pathNot: '\\.test\\.ts$' },
      to: { path: ours, pathNot: '^(cli|packages/(contracts|backing))/' },
    },
    {
      name: 'decisions-are-pure',
      comment: 'decide and evolve know no I/O: what they need is given to them.',
      severity: 'error',
      from: { path: '^services/(scenario/src/scenario|instantiator/src/instance|loadrunner/src/load-run)\\.ts$' },
      to: { path: '^(node:|fs|net|http|node_modules/(mongoose|ioredis|bullmq|undici|express))' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(/dist/|\\.d\\.ts$)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
