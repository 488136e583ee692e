import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';

type Planned = RehearsalRunView['rehearsals'][number];
type Origin = Pick<RehearsalRunView, 'engine' | 'seed'>;

/** As a POSIX shell takes it for one word. */
const word = (text: string): string => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

/**
 * What `rehearse run` finds a rehearsal by: its file, where it came from one, else its scenario and its name, which another
 * scenario may have too.
 */
const targetOf = ({ source, rehearsal }: Planned): string =>
  'scenario_id' in source ? `${source.scenario_id}:${rehearsal}` : (source.file ?? rehearsal);

const command = (targets: readonly string[], { engine, seed }: Origin, options: readonly string[]): string =>
  [
    'rehearse run',
    ...new Set(targets.map(word)),
    ...(engine === null ? [] : ['--engine', word(engine)]),
    '--seed',
    String(seed),
    ...options,
  ].join(' ');

/** The command that does a run again: the same rehearsals, as often, on the same engine, from the same seed. */
export const runCommand = ({ rehearsals, ...origin }: Origin & Pick<RehearsalRunView, 'rehearsals'>): string => {
  // A run of one trial of each, whichever that was, is planned as such.
  const only = rehearsals[0]?.first_trial;
  if (only !== undefined) return command(rehearsals.map(targetOf), origin, ['--trial', String(only)]);
  const [trials, ...others] = new Set(rehearsals.map((rehearsal) => rehearsal.trials));
  const repeat = trials !== undefined && others.length === 0 ? ['--repeat', String(trials)] : [];
  return command(rehearsals.map(targetOf), origin, repeat);
};

/** The command that does one trial again. */
export const trialCommand = (run: Origin, rehearsal: Planned, trial: number): string =>
  command([targetOf(rehearsal)], run, ['--trial', String(trial)]);
