import { LoadRunParameters } from '@rehearsal/contracts/load/load-run';
import type { ScheduleChanges } from '@rehearsal/contracts/http/load/schedules';
import type { ScheduledRehearsals, ScheduleView } from '@rehearsal/contracts/load/schedule';
import { InputError } from '../errors.js';
import { RUN_SETTINGS, type RunSettings } from '../rehearsals/run-settings.js';
import type { SelectedToRun } from './run-options.js';

/** What is to be otherwise; what is not said stays. */
interface AskedChange {
  cron?: string | undefined;
  time_zone?: string | undefined;
  test?: string | undefined;
  parameters: LoadRunParameters;
  selected?: SelectedToRun | undefined;
  runs: RunSettings;
  /** What was said of its runs and is to be as by default again. */
  unset: readonly string[];
}

type Changed = Pick<ScheduleView, 'name' | 'test' | 'parameters' | 'rehearsals'>;

/**
 * The request for a change: the API replaces what it names as a whole, so what stays is named with it. Throws where
 * something is asked that this kind of schedule has not, or nothing at all.
 */
export function changesOf(schedule: Changed, asked: AskedChange): ScheduleChanges {
  const { cron, time_zone } = asked;
  const changes: ScheduleChanges = {
    ...(cron !== undefined && { cron }),
    ...(time_zone !== undefined && { time_zone }),
    ...(schedule.rehearsals ? rehearsalsAfter(schedule.rehearsals, asked) : testAfter(schedule, asked)),
  };
  if (Object.keys(changes).length > 0) return changes;
  throw new InputError(
    `Say what of "${schedule.name}" is to change, such as --cron, --time-zone, --repeat or --param; \`rehearse schedules change --help\` lists it all.`,
  );
}

function testAfter({ parameters = {} }: Pick<ScheduleView, 'parameters'>, asked: AskedChange): ScheduleChanges {
  if (asked.selected !== undefined || Object.keys(asked.runs).length > 0)
    throw new InputError('This schedule runs a load test and stays with that: make another one for rehearsals.');
  const unset = unsetNames(asked.unset, Object.keys(LoadRunParameters.shape), asked.parameters);
  const isChanged = unset.length > 0 || Object.keys(asked.parameters).length > 0;
  return {
    ...(asked.test !== undefined && { test: asked.test }),
    ...(isChanged && { parameters: { ...without(parameters, unset), ...asked.parameters } }),
  };
}

function rehearsalsAfter(rehearsals: ScheduledRehearsals, asked: AskedChange): ScheduleChanges {
  if (asked.test !== undefined || Object.keys(asked.parameters).length > 0)
    throw new InputError('This schedule runs rehearsals and stays with that: make another one for a load test.');
  const unset = unsetNames(asked.unset, RUN_SETTINGS, asked.runs);
  const { selected, runs } = asked;
  if (selected === undefined && unset.length === 0 && Object.keys(runs).length === 0) return {};
  const chosen = selected && { names: [], rehearsals: [], tags: [], scenario_ids: [], ...selected };
  return { rehearsals: { ...without(rehearsals, unset), ...chosen, ...runs } };
}

/** As they are kept, however they are written on a command line. Throws for one that is also `said` anew. */
function unsetNames(
  written: readonly string[],
  known: readonly string[],
  said: Readonly<Record<string, unknown>>,
): string[] {
  const names = written.map((word) => word.replace(/^--/, '').replaceAll('-', '_'));
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new InputError(`--unset "${unknown}" is nothing that is said of these runs; there are ${known.join(', ')}.`);
  const both = names.find((name) => said[name] !== undefined);
  if (both === undefined) return names;
  throw new InputError(`"${both}" is to be unset and is said anew: leave out one of the two.`);
}

const without = <T extends object>(all: T, names: readonly string[]): Partial<T> =>
  Object.fromEntries(Object.entries(all).filter(([name]) => !names.includes(name))) as Partial<T>;
