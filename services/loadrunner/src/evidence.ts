/** The files that a run leaves in its folder, by what they hold. */
export const EVIDENCE = {
  /** The outcome: verdict, reasons, thresholds, checks, metrics. */
  summary: 'summary.json',
  /** k6's own summary export. */
  k6Summary: 'k6-summary.json',
  /** A row for each second. */
  series: 'series.json',
  /** What k6 and the script printed, without secrets. */
  log: 'log.txt',
} as const;
