const LOAD =
  'How much load there is stands in the script; what it lets a caller change are its parameters: --duration-min, --nonstream-rps, --stream-rps, --single-run, or --param key=value. To split the load, use --workers.';
const ENVIRONMENT =
  'A script gets typed parameters, no variables of its own: give them with --param key=value, or by the flags of `rehearse loadtest run --help`.';
const RESULTS =
  'Results are kept as evidence; to write them here, use --csv, --html, --junit or --markdown; --raw-points keeps every point.';

/** Options of k6 that people try here, each with what stands in its place. */
const HINTS: Readonly<Record<string, string>> = {
  '--vus': LOAD,
  '-u': LOAD,
  '--duration': LOAD,
  '-d': LOAD,
  '--iterations': LOAD,
  '-i': LOAD,
  '--stage': LOAD,
  '-s': LOAD,
  '--rps': LOAD,
  '--env': ENVIRONMENT,
  '-e': ENVIRONMENT,
  '--out': RESULTS,
  '-o': RESULTS,
  '--summary-export': RESULTS,
  '--config': 'A run is what its script says; put the options into the script.',
};

/** `-eNAME=value` and `--env=NAME=value` are the options too. */
export function hintFor(option: string): string | undefined {
  const name = option.startsWith('--') ? option.replace(/=.*$/s, '') : option.slice(0, 2);
  return Object.hasOwn(HINTS, name) ? HINTS[name] : undefined;
}
