/** The files that a run leaves in its folder, by what they hold. */
export const EVIDENCE = {
  /** The outcome: verdict, reasons, thresholds, checks, metrics. */
  summary: 'summary.json',
  /** k6's own summary export. */
  k6Summary: 'k6-summary.json',
  /** A row for each second. */
  series: 'series.json',
  /** What failed, by outcome and request. */
  failures: 'failures.json',
  /** How the samples of each metric were distributed over time: what runs are compared by. */
  distributions: 'distributions.json.gz',
  /** What k6 and the script printed, without secrets. */
  log: 'log.txt',
  /** Command line, versions, environment without secrets, machine. */
  provenance: 'provenance.json',
  /** The script with all that it imports, as it ran: `k6 run script.tar`. */
  archive: 'script.tar',
  /** The script alone, where k6 could not read it. */
  script: 'script.js',
  /** Every point that k6 wrote, one JSON document a line; only on request. */
  points: 'points.ndjson.gz',
  /** In the folder of a part of a distributed run: what the whole is merged from. */
  part: 'part.json.gz',
} as const;
