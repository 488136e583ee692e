import type { Gate } from '@rehearsal/contracts/rehearsal/gate';
import type { ExpectationResult, TurnRecord } from '@rehearsal/contracts/rehearsal/trial';

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const count = new Intl.NumberFormat('en');

/** `12 trials`, `1 trial`. */
export const countOf = (amount: number, one: string, many = `${one}s`): string =>
  `${count.format(amount)} ${amount === 1 ? one : many}`;

export const percent = (share: number): string => `${number.format(share * 100)} %`;

export const lengthOf = (milliseconds: number): string =>
  milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${number.format(milliseconds / 1000)} s`;

/** How long a turn took, and how much of that its engine, where that takes any time to speak of. */
export const turnTimeWords = ({ duration_ms: all, times }: Pick<TurnRecord, 'duration_ms' | 'times'>): string =>
  times === undefined
    ? lengthOf(all)
    : `${lengthOf(all)}: engine ${lengthOf(times.e2e_latency_ms)}, first token after ${lengthOf(times.time_to_first_token_ms)}`;

export const gateWords = (gate: Gate): string =>
  gate === 'all' ? 'every trial passes' : `at least ${percent(gate.rate)} of the trials pass`;

export const stepWords = (step: ExpectationResult['step']): string => (step === 'end' ? 'the end' : `step ${step}`);

/** The house's own engine has no name in a run. */
export const engineWords = (engine: string | null): string => engine ?? 'default engine';

/** A value that was demanded or found: texts as they are, `nothing` where there is none. */
export const valueWords = (value: unknown): string => {
  if (value === null || value === undefined) return 'nothing';
  return typeof value === 'string' ? `“${value}”` : JSON.stringify(value);
};
