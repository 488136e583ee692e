import { Buffer } from 'node:buffer';
import type { CoachAnswer } from '@rehearsal/contracts/engine/coach-answer';
import type { EngineCheckCase } from '@rehearsal/contracts/http/system/engines';
import { askCoach, type CoachAddress } from '../ask-coach.js';
import { CoachFailure } from '../coach-failure.js';
import { signatureOf } from '../signature.js';
import { checkCases, type Asking } from './check-cases.js';

/**
 * Tries a coach in each way that Rehearsal may ask it; every case is tried, whatever the ones before it showed. Where nobody
 * answers the first, there is nothing to try: that is the one result.
 */
export async function* checkCoach(coach: CoachAddress): AsyncGenerator<EngineCheckCase, void, undefined> {
  const asking = askingOf(coach);
  for (const [index, { name, remedy, should = false, run }] of checkCases.entries()) {
    const found = await run(asking).catch((error: unknown) => error as Error);
    if (index === 0 && isUnreached(found)) {
      yield { name: REACHED, ok: false, should: false, found: found.message, remedy: REACH };
      return;
    }
    const ok = found === null ? null : found === undefined;
    const said = found instanceof Error ? found.message : (found ?? null);
    yield { name, ok, should, found: said, remedy: ok === false ? remedy : null };
  }
}

const REACHED = 'Somebody answers at its address.';
const REACH = 'Start the coach, or correct its address; what listens there must speak HTTP.';

/** No answer came at all, not even a refusal: only such a failure has a cause beneath it. */
const isUnreached = (found: unknown): found is CoachFailure =>
  found instanceof CoachFailure && found.kind === 'unavailable' && found.cause !== undefined;

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
