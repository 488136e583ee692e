import type { LoadRunParameters, LoadRunPriority } from '@rehearsal/contracts/load/load-run';
import type { ScriptParameter } from '@rehearsal/contracts/load/tests/load-test';
import type { PlanParameters } from '@rehearsal/contracts/load/tests/load-test-plan';
import { isUnread, type Typed } from '../../components/numbers/read-number.js';

/** The dialog's fields as they are typed; what is empty is left to the script's own default. */
export interface RunFields {
  readonly target: string;
  readonly model: string;
  readonly duration_min: Typed;
  readonly nonstream_rps: Typed;
  readonly stream_rps: Typed;
  readonly single_run: boolean;
  readonly debug: boolean;
  readonly house_limits: boolean;
  readonly raw_points: boolean;
  readonly priority: LoadRunPriority;
  readonly concurrent: boolean;
  readonly workers: Typed;
}

const RATE = { min: 0, max: 10_000 };
/** The numbers that a script may be told. */
export const NUMBERS = [
  { name: 'duration_min', label: 'Minutes', bounds: { min: 0.05, max: 240 } },
  { name: 'nonstream_rps', label: 'Whole/s', bounds: RATE },
  { name: 'stream_rps', label: 'Streamed/s', bounds: RATE },
] as const;
export const WORKERS = { min: 1, max: 16, isWhole: true };

export const noFields: RunFields = {
  target: '',
  model: '',
  duration_min: '',
  nonstream_rps: '',
  stream_rps: '',
  single_run: false,
  debug: false,
  house_limits: true,
  raw_points: false,
  priority: 'normal',
  concurrent: false,
  workers: '',
};

const text = (value: string): string | undefined => (value.trim() === '' ? undefined : value.trim());
const amount = (value: Typed): number | undefined => (typeof value === 'number' ? value : undefined);

const present = (parameters: { [K in keyof LoadRunParameters]: LoadRunParameters[K] | undefined }): LoadRunParameters =>
  Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined));

const isSingleRun = (fields: RunFields, read: readonly ScriptParameter[]): boolean =>
  fields.single_run && read.some(({ name }) => name === 'single_run');

/** Whether every number that would tell the script something was read; one that stands for nothing is not in the way. */
export const isToldWell = (fields: RunFields, read: readonly ScriptParameter[]): boolean =>
  isSingleRun(fields, read) ||
  !NUMBERS.some(({ name }) => read.some((parameter) => parameter.name === name) && isUnread(fields[name]));

/** Whether all that was typed was read, so that a run can be queued with it. */
export const isFilledIn = (fields: RunFields, read: readonly ScriptParameter[]): boolean =>
  isToldWell(fields, read) && !isUnread(fields.workers);

/** What the script is told: of what it reads, what was filled in. Rates and duration say nothing about a single run. */
const told = (fields: RunFields, read: readonly ScriptParameter[]): LoadRunParameters => {
  const isSingle = isSingleRun(fields, read);
  const given = {
    model: text(fields.model),
    debug: fields.debug || undefined,
    single_run: isSingle || undefined,
    ...(!isSingle && {
      duration_min: amount(fields.duration_min),
      nonstream_rps: amount(fields.nonstream_rps),
      stream_rps: amount(fields.stream_rps),
    }),
  };
  return present(Object.fromEntries(read.map(({ name }) => [name, given[name]])));
};

/** Those that were typed for another test, which its script does not read, are not sent. */
export const parametersOf = (fields: RunFields, read: readonly ScriptParameter[]): LoadRunParameters =>
  present({
    target: text(fields.target),
    house_limits: fields.house_limits ? undefined : false,
    raw_points: fields.raw_points || undefined,
    ...told(fields, read),
  });

/** Those of them that may change what the script plans. */
export const plannedOf = (fields: RunFields, read: readonly ScriptParameter[]): PlanParameters => {
  const { duration_min, nonstream_rps, stream_rps, single_run } = told(fields, read);
  return present({ duration_min, nonstream_rps, stream_rps, single_run });
};

/** How it waits, and in how many parts it runs; one part is what a run is anyway. */
export const queueingOf = ({ priority, concurrent, workers }: RunFields) => ({
  priority,
  concurrent,
  ...(typeof workers === 'number' && workers > 1 && { workers }),
});
