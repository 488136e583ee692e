import type { EngineRow } from '@rehearsal/contracts/http/system/engines';
import type { FieldFault } from '@rehearsal/contracts/http/problem';
import type { RunRehearsals } from '@rehearsal/contracts/http/rehearsals';
import type { RehearsalRun } from '@rehearsal/contracts/rehearsal/rehearsal-run';

/** What a run is planned by of an engine. */
export type PlannedEngine = Pick<
  EngineRow,
  'name' | 'default' | 'timeout_seconds' | 'max_calls_per_run' | 'max_tokens_per_run'
>;

const engineOf = (name: string | null, engines: readonly PlannedEngine[]): PlannedEngine | undefined =>
  engines.find((one) => (name === null ? one.default : one.name === name));

/** Whoever names one that is not there is told so: a schedule may have outlived it. */
export function unknownEngine(
  { engine }: Pick<RunRehearsals, 'engine'>,
  engines: readonly PlannedEngine[],
): FieldFault[] {
  if (engine === null || engineOf(engine, engines)) return [];
  const hint = `There are ${engines.map(({ name }) => name).join(', ')}.`;
  return [{ pointer: '/engine', message: `there is no engine "${engine}"`, hint }];
}

/**
 * How long a turn of a run may take, as its engine says now; and what the run may ask it for: as it says itself, each limit
 * by itself, else as the engine says of every run.
 */
export function limitsOfRun(
  asked: Pick<RunRehearsals, 'engine' | 'max_calls' | 'max_tokens'>,
  engines: readonly PlannedEngine[],
): Pick<RehearsalRun, 'turn_seconds' | 'max_calls' | 'max_tokens'> {
  const engine = engineOf(asked.engine, engines);
  const max_calls = asked.max_calls ?? engine?.max_calls_per_run ?? undefined;
  const max_tokens = asked.max_tokens ?? engine?.max_tokens_per_run ?? undefined;
  const turn_seconds = engine?.timeout_seconds ?? undefined;
  return {
    ...(turn_seconds !== undefined && { turn_seconds }),
    ...(max_calls !== undefined && { max_calls }),
    ...(max_tokens !== undefined && { max_tokens }),
  };
}
