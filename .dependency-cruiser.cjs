/** The fences between modules; the comment of each is the reason that a violation prints. */
const ours = '^(packages|gateway|services|cli|web|e2e|bench|loadtests)/';
/** Tests look across fences, to compare what two rooms do; what they share is kept from the rest by `nobody-imports-tests`. */
const tests = '\\.test\\.ts$|/testing/';

/** What each service may import of ours beside the contracts and the platform; ARCHITECTURE.md says the same. */
const services = {
  gateway: ['privacy', 'rehearsing'],
  'services/scenario': ['rehearsing'],
  'services/instantiator': [],
  'services/loadrunner': ['processes', 'rehearsing', 'reporting'],
  'services/rehearsal': ['rehearsing', 'reporting'],
  'services/coach': ['coach-http'],
  'services/audit': [],
};
const serviceFences = Object.entries(services).map(([service, packages]) => ({
  name: `${service.replace('services/', '')}-knows-no-other-service`,
  comment: 'A service speaks to another by commands and events, or over its HTTP read side; never by import.',
  severity: 'error',
  from: { path: `^${service}/`, pathNot: tests },
  to: { path: ours, pathNot: `^(${service}|packages/(${['contracts', 'platform', ...packages].join('|')}))/` },
}));
const decisions = [
  '^services/scenario/src/(scenario|versions)\\.ts$',
  '^services/instantiator/src/(instance|conversation|decide|existing|life-span|move-clock|sessions/session|bounds/within-bounds)\\.ts$',
  '^services/loadrunner/src/(load-run|baselines/baseline|schedules/schedule|workers/load-worker)\\.ts$',
  '^services/rehearsal/src/runs/(rehearsal-run|evolve-run|progress|verdict-of-run)\\.ts$',
  '^gateway/src/people/user\\.ts$',
  '^packages/contracts/src/(instance/(evolve-instance|why-silent)|actions/)',
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one idea in two places: move what both need into a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'contracts-stand-alone',
      comment:
        'The browser and every service read the contracts, so of others they import only what runs anywhere: zod, croner, and a reader of XML. No node:*, nothing of ours.',
      severity: 'error',
      from: { path: '^packages/contracts/src', pathNot: tests },
      to: { pathNot: ['^packages/contracts/src', '/(zod|croner|@rgrove/parse-xml)/'] },
    },
    {
      name: 'privacy-is-a-rule',
      comment: 'Finding and replacing personal data is a pure rule on templates: contracts and zod, no I/O.',
      severity: 'error',
      from: { path: '^packages/privacy/src', pathNot: tests },
      to: { pathNot: ['^packages/(privacy|contracts)/', '/zod/'] },
    },
    {
      name: 'reports-are-rules',
      comment:
        'A report is text made of a document: contracts, a writer of JUnit, hashes; whoever has the document may call it.',
      severity: 'error',
      from: { path: '^packages/reporting/src', pathNot: tests },
      to: { pathNot: ['^packages/(reporting|contracts)/', '/junit-report-builder/', '^(node:)?(crypto|module)$'] },
    },
    {
      name: 'rehearsing-is-a-rule',
      comment:
        'Who judges a coach does so the same way in the browser, on the command line and in a service: contracts and their schemas, JSONPath, RE2 and a hash, no I/O and no node:*.',
      severity: 'error',
      from: { path: '^packages/rehearsing/src', pathNot: tests },
      to: { pathNot: ['^packages/(rehearsing|contracts)/', '/(json-p3|re2js|@noble/hashes|zod)/'] },
    },
    {
      name: 'coach-http-knows-no-service',
      comment:
        'How a coach of your own is asked is one thing for the coach service and the command line: the contracts, no service.',
      severity: 'error',
      from: { path: '^packages/coach-http/src', pathNot: tests },
      to: { path: ours, pathNot: '^packages/(coach-http|contracts)/' },
    },
    {
      name: 'client-runs-in-a-browser',
      comment: 'Web, command line and whoever scripts Rehearsal share the client: contracts and sockets, no node:*.',
      severity: 'error',
      from: { path: '^packages/client/src', pathNot: tests },
      to: { pathNot: ['^packages/(client|contracts)/', '/socket\\.io-client/'] },
    },
    {
      name: 'platform-knows-no-service',
      comment: 'The platform is how any process lives; if it knew a service, no other could use it.',
      severity: 'error',
      from: { path: '^packages/platform/src', pathNot: tests },
      to: { path: ours, pathNot: '^packages/(platform|contracts)/' },
    },
    {
      name: 'processes-stand-alone',
      comment:
        'How a child dies with its parent holds for servers, services and k6 alike: whoever starts one may import it, so it imports nothing.',
      severity: 'error',
      from: { path: '^packages/processes/src', pathNot: tests },
      to: { pathNot: '^packages/processes/', dependencyTypesNot: ['core'] },
    },
    {
      name: 'backing-stands-alone',
      comment:
        'Where servers come from has nothing to do with what runs on them: of ours, backing imports how a process is started.',
      severity: 'error',
      from: { path: '^packages/backing/src', pathNot: tests },
      to: { path: ours, pathNot: '^packages/(backing|processes)/' },
    },
    {
      name: 'testing-knows-no-service',
      comment: 'What tests share must serve each of them: the packages, and no inside of a service.',
      severity: 'error',
      from: { path: '^packages/testing/src' },
      to: { path: ours, pathNot: '^packages/' },
    },
    {
      name: 'one-kafka-adapter',
      comment: 'kafkajs is unmaintained and its measured rules live in packages/platform/src/kafka: use that.',
      severity: 'error',
      from: { path: ours, pathNot: ['^packages/platform/src/kafka/', '^bench/src/floors/', tests] },
      to: { path: '/kafkajs/' },
    },
    {
      name: 'one-owner-client',
      comment:
        'How a service reads from another (time, repeats, headers, what is an outage) is said once: packages/platform/src/http/owner-client.ts.',
      severity: 'error',
      from: { path: '^(services/[^/]+|gateway)/', pathNot: tests },
      to: { path: '/undici/' },
    },
    ...serviceFences,
    {
      name: 'web-stays-outside',
      comment:
        'The admin UI runs in a browser: of ours it may have the contracts, the client, and what judges a rehearsal.',
      severity: 'error',
      from: { path: '^web/src' },
      to: { path: ours, pathNot: '^(web|packages/(contracts|client|rehearsing))/' },
    },
    {
      name: 'cli-stays-outside',
      comment:
        'The command line is a client like any other: contracts, client, what judges a rehearsal, formats of reports, and backing for `up`; no inside of a service.',
      severity: 'error',
      from: { path: '^cli/src', pathNot: tests },
      to: { path: ours, pathNot: '^(cli|packages/(contracts|client|coach-http|rehearsing|reporting|backing))/' },
    },
    {
      name: 'loadtests-run-by-k6-alone',
      comment: 'k6 runs these scripts without Node: its own modules and loadtests/lib, no packages.',
      severity: 'error',
      from: { path: '^loadtests/(src|lib|templates)/' },
      to: { pathNot: ['^loadtests/', '^k6(/|$)'] },
    },
    {
      name: 'nobody-imports-tests',
      comment: 'What only tests need stays with the tests.',
      severity: 'error',
      from: { path: '^(packages/[^/]+|gateway|services/[^/]+|cli|web)/src', pathNot: tests },
      to: { path: ['/src/testing/', '/dist/testing/', '^packages/testing/'] },
    },
    {
      name: 'web-runs-in-a-browser',
      comment: 'A browser has no modules of Node.',
      severity: 'error',
      from: { path: '^web/src', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'whole-systems-by-their-doors',
      comment:
        'What drives the whole system does so through its doors. Of services it may have how they are configured, what they share for tests, and the coach as a function, which judges are tried on without a system.',
      severity: 'error',
      from: { path: '^e2e/' },
      to: {
        path: '^(services/[^/]+|gateway|web|bench)/',
        pathNot: ['/testing/', '/src/config\\.ts$', '^services/coach/src/(engine\\.ts$|scripted/)'],
      },
    },
    {
      name: 'bench-measures-from-outside',
      comment:
        'What a user feels is measured through the doors, and a floor is bare: no inside of a service. Events for a topic are written as ours are.',
      severity: 'error',
      from: { path: '^bench/src', pathNot: tests },
      to: {
        path: ours,
        pathNot: ['^(bench|packages/(contracts|client|backing|testing))/', '^packages/platform/(src|dist)/envelope\\.'],
      },
    },
    {
      name: 'decisions-are-pure',
      comment: 'decide and evolve know no I/O: what they need is given to them.',
      severity: 'error',
      from: { path: decisions, pathNot: tests },
      to: { path: '/(mongoose|ioredis|bullmq|undici|express|kafkajs)/' },
    },
    {
      name: 'decisions-know-no-machine',
      comment: 'Nor the clock, the disk or the processes of Node: the same command is decided the same way everywhere.',
      severity: 'error',
      from: { path: decisions, pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'nothing-unresolved',
      comment: 'What cannot be found is seen by no fence: build first (`npm run build`), or mend the name.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^k6(/|$)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|/dist/' },
    exclude: { path: '^web/dist|\\.d\\.ts$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    // Without the condition "types": a package of ours is then found by its code, not by a declaration that is left out.
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
