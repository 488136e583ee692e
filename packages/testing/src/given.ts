import assert from 'node:assert/strict';
import type { RefusalCode } from '@rehearsal/contracts/messages/refusals';
import type { Actor } from '@rehearsal/contracts/messages/roles';
import { Refusal } from '@rehearsal/platform/errors';
import type { Fact } from '@rehearsal/platform/journal/commit';
import type { FoldMeta } from '@rehearsal/platform/journal/journal';
import type { DecideContext } from '@rehearsal/platform/journal/processor';

/** A command as its owner decides it: state and context to facts, or a `Refusal` thrown. */
export type Decision<S, F> = (state: S | undefined, context: DecideContext) => readonly F[];

/** One commit of the past: its fact, its facts, or the decision that made them. */
type Commit<S, F> = F | readonly F[] | Decision<S, F>;

interface Given<S, F> {
  /** What the past folds to; undefined where nothing is there, or any more. */
  state: S | undefined;
  /** What the next decision is told. */
  context: DecideContext;
  when(decide: Decision<S, F>): When<S, F>;
}

interface When<S, F> {
  /** What was decided; throws the refusal where it was one. */
  facts: readonly F[];
  /** What it leads to. */
  state: S | undefined;
  then(...expected: F[]): void;
  thenRefused(code: RefusalCode): void;
}

/**
 * An aggregate's behaviour as a test tells it: given what happened, when a command comes, then these facts or this refusal.
 * Each commit of the past leads to the next version, all at one time and by one actor.
 *
 *     const given = givenOf(evolve, { id: 'run-1', now, actor });
 *     given(queued).when((run, context) => cancel(run, { reason: '' }, context)).then(cancelled);
 */
export const givenOf =
  <S extends object, F extends Fact>(
    evolve: (state: S | undefined, fact: F, meta: FoldMeta) => S | undefined,
    { id, now, actor }: { id: string; now: string; actor: Actor },
  ) =>
  (...past: Commit<S, F>[]): Given<S, F> => {
    const fold = (state: S | undefined, facts: readonly F[], version: number): S | undefined =>
      facts.reduce((folded: S | undefined, fact) => evolve(folded, fact, { id, version, at: now, actor }), state);

    let state: S | undefined;
    let context: DecideContext = { id, version: 1, now, actor };
    for (const commit of past) {
      const before = state;
      state = fold(state, factsOf(commit, state, context), context.version);
      context = { id, version: context.version + 1, now, actor, ...(before && !state ? { deletedAt: now } : {}) };
    }

    const when = (decide: Decision<S, F>): When<S, F> => {
      const decided = attempt(() => decide(state, context));
      const facts = (): readonly F[] => {
        if (decided instanceof Refusal) throw decided;
        return decided;
      };
      return {
        get facts() {
          return facts();
        },
        get state() {
          return fold(state, facts(), context.version);
        },
        then: (...expected) => assert.deepEqual(facts(), expected),
        thenRefused: (code) =>
          assert.equal(decided instanceof Refusal ? decided.refusal : decided.map(({ type }) => type).join(), code),
      };
    };
    return { state, context, when };
  };

const factsOf = <S, F extends Fact>(
  commit: Commit<S, F>,
  state: S | undefined,
  context: DecideContext,
): readonly F[] => {
  if (typeof commit === 'function') return commit(state, context);
  return 'type' in commit ? [commit] : commit;
};

function attempt<F>(decide: () => readonly F[]): readonly F[] | Refusal {
  try {
    return decide();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
