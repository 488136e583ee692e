import { setTimeout as pause } from 'node:timers/promises';
import { Refusal, UnavailableError } from '../errors.js';
import type { Listen } from '../kafka/on-demand.js';
import type { GiveCommand } from './give-command.js';
import type { RecordedOutcome, Outcomes } from './outcomes.js';

/** The event is mostly here within milliseconds; when it is not, the owner is asked, whose journal is the truth. */
const ASK_AFTER_MS = 1000;
const ASK_EVERY_MS = 500;
const KNOWN_WITHIN_MS = 10_000;

/**
 * Gives a command and resolves once it is in the journal, with the version that it led to. Throws the owner's Refusal,
 * or UnavailableError where it is not known in time: it may still be carried out, and giving it again is safe.
 */
export type CarryOut = (...order: Parameters<GiveCommand>) => Promise<number>;

interface Dependencies {
  readonly give: GiveCommand;
  readonly outcomes: Outcomes;
  /** To the events that `outcomes` hears of. */
  readonly listen: Listen;
  readonly instances: {
    /** How a command ended, from the owner's journal; nothing while it is undecided. */
    outcomeOf(id: string, commandId: string): Promise<RecordedOutcome | undefined>;
  };
}

export const carryOutThrough =
  ({ give, outcomes, listen, instances }: Dependencies): CarryOut =>
  async (...order) => {
    const [, instanceId, , { id }] = order;
    const stopListening = await listen();
    const { outcome, forget } = outcomes.expect(id);
    const asking = new AbortController();
    try {
      await give(...order);
      const known = await Promise.race([outcome, asked(instances, instanceId, id, asking.signal)]);
      if (!known)
        throw new UnavailableError('The outcome was not known in time; what was asked for may still be carried out.');
      if (known.refusal) throw new Refusal(known.refusal.code, known.refusal.detail);
      return known.version;
    } finally {
      forget();
      stopListening();
      asking.abort();
    }
  };

async function asked(
  instances: Dependencies['instances'],
  instanceId: string,
  commandId: string,
  signal: AbortSignal,
): Promise<RecordedOutcome | undefined> {
  const deadline = Date.now() + KNOWN_WITHIN_MS;
  let wait = ASK_AFTER_MS;
  while (Date.now() < deadline) {
    const isOver = await pause(wait, false, { signal }).catch(() => true);
    if (isOver) return undefined;
    // An owner that does not answer now may in a moment.
    const outcome = await instances.outcomeOf(instanceId, commandId).catch((error: unknown) => {
      if (error instanceof UnavailableError) return undefined;
      throw error;
    });
    if (outcome) return outcome;
    wait = ASK_EVERY_MS;
  }
  return undefined;
}
