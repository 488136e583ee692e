import { Buffer } from 'node:buffer';
import type { CoachAnswer } from '@rehearsal/contracts/engine/coach-answer';
import { askCoach, type CoachAddress } from '../ask-coach.js';
import { signatureOf } from '../signature.js';
import { checkCases, type Asking } from './check-cases.js';

/** What one case showed. */
export interface CheckResult {
  readonly name: string;
  /** null: it could not be tried, since there is nothing to sign with. */
  readonly ok: boolean | null;
  /** Told, and no reason to fail. */
  readonly should: boolean;
  /** What was seen where it is not as it should be. */
  readonly found: string | null;
  readonly remedy: string | null;
}

/** Tries a coach in each way that Rehearsal may ask it; every case is tried, whatever the ones before it showed. */
export async function* checkCoach(coach: CoachAddress): AsyncGenerator<CheckResult, void, undefined> {
  const asking = askingOf(coach);
  for (const { name, remedy, should = false, run } of checkCases) {
    const found = await run(asking).catch((error: unknown) => (error as Error).message);
    const ok = found === null ? null : found === undefined;
    yield { name, ok, should, found: found ?? null, remedy: ok === false ? remedy : null };
  }
}

/** Of another house: right in form, and of nobody's secret. */
const ANOTHER_SECRET = `whsec_${Buffer.from('the secret of another house').toString('base64')}`;
const LONG_AGO_MS = 60 * 60 * 1000;

const askingOf = (coach: CoachAddress): Asking => ({
  signs: coach.secret !== undefined,
  ask: async (turn): Promise<CoachAnswer> => {
    const reply = askCoach(coach, turn);
    let step = await reply.next();
    while (!step.done) step = await reply.next();
    return step.value;
  },
  statusOf: async ({ body, signed }) => {
    const secret = signed === 'not' ? undefined : signed === 'wrongly' ? ANOTHER_SECRET : coach.secret;
    const at = new Date(Date.now() - (signed === 'long ago' ? LONG_AGO_MS : 0));
    const response = await fetch(coach.url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(coach.timeoutMs),
      headers: { ...coach.headers, 'content-type': 'application/json', ...signatureOf(body, secret, at) },
      body,
    });
    await response.body?.cancel();
    return response.status;
  },
});
