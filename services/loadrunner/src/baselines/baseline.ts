import type { Baseline, BaselineCommand, BaselineFact } from '@rehearsal/contracts/load/baseline';
import { unknownFact } from '@rehearsal/contracts/messages/unknown-fact';
import { Refusal } from '@rehearsal/platform/errors';
import type { FoldMeta } from '@rehearsal/platform/journal/journal';
import type { DecideContext } from '@rehearsal/platform/journal/processor';
import { likenessKey } from './like.js';
import type { LoadRunRecord } from '../load-run.js';

type CommandData<Type extends BaselineCommand['type']> = Extract<BaselineCommand, { type: Type }>['data'];

/** Only a run that passed can be what others are held against. It replaces the pin of the same target and parameters. */
export function pin(run: LoadRunRecord | undefined, runId: string, { id }: DecideContext): BaselineFact[] {
  if (!run) throw new Refusal('LOAD_RUN_NOT_FOUND', `There is no load run "${runId}".`);
  if (run.name !== id)
    throw new Refusal('LOAD_RUN_OF_ANOTHER_TEST', `The load run "${run.id}" is one of ${run.name}, not of ${id}.`);
  if (run.verdict !== 'passed')
    throw new Refusal('LOAD_RUN_NOT_PASSED', `The load run "${run.id}" is ${run.state}: a baseline must have passed.`);
  const { target, parameters } = run;
  return [{ type: 'BaselinePinned', data: { key: likenessKey(run), target, parameters, run_id: run.id } }];
}

export function unpin(
  state: Baseline | undefined,
  { run_id }: CommandData<'UnpinBaseline'>,
  { id }: DecideContext,
): BaselineFact[] {
  const gone = (state?.pins ?? []).filter((pinned) => run_id === undefined || pinned.run_id === run_id);
  if (gone.length === 0) {
    const which = run_id === undefined ? 'no baseline' : `no baseline "${run_id}"`;
    throw new Refusal('BASELINE_NOT_FOUND', `${id} has ${which}.`);
  }
  return [{ type: 'BaselineUnpinned', data: { run_ids: gone.map((pinned) => pinned.run_id) } }];
}

export function evolve(
  state: Baseline | undefined,
  fact: BaselineFact,
  { id, at, actor }: FoldMeta,
): Baseline | undefined {
  const { pins, created_at } = state ?? { pins: [], created_at: at };
  switch (fact.type) {
    case 'BaselinePinned': {
      const others = pins.filter(({ key }) => key !== fact.data.key);
      return { test: id, created_at, pins: [...others, { ...fact.data, pinned_by: actor.id, pinned_at: at }] };
    }
    case 'BaselineUnpinned':
      return { test: id, created_at, pins: pins.filter(({ run_id }) => !fact.data.run_ids.includes(run_id)) };
    case 'CommandRefused':
      return state;
    default:
      throw unknownFact(fact);
  }
}
