/** Names of what the pages keep. A shorter name stands for everything that begins with it. */
export const keys = {
  me: ['me'],
  scenarios: ['scenarios'],
  scenarioList: (filter: object) => ['scenarios', 'list', filter],
  scenario: (id: string) => ['scenarios', 'one', id],
  /** Kept apart, so that what is being edited never changes under the hands. */
  editedScenario: (id: string) => ['edited-scenario', id],
  versions: (id: string) => ['scenarios', 'versions', id],
  differences: (id: string, from: number, to: number) => ['differences', id, from, to],
  scenarioInstances: (id: string) => ['scenarios', 'instances', id],
  instance: (id: string) => ['instances', id],
  freezePreview: (id: string) => ['freeze-preview', id],
  loadTests: ['load-tests'],
  loadRuns: ['load-runs'],
  loadRunList: (filter: object) => ['load-runs', 'list', filter],
  loadRun: (id: string) => ['load-runs', 'one', id],
  loadRunLog: (id: string) => ['load-runs', 'log', id],
  loadRunSeries: (id: string) => ['load-run-series', id],
  loadRunEvidence: (id: string) => ['load-runs', 'evidence', id],
  loadWorkers: ['load-workers'],
  audit: (filter: object) => ['audit', filter],
  tokens: ['tokens'],
} as const;
