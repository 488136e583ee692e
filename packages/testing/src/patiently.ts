import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

/** Waits for the outcome of a command, as long as the server allows; it answers as soon as the outcome is known. */
export const prefer = { prefer: 'wait=30' };

const PAUSE_MS = 500;
/** A guard against a test that hangs. */
const GIVE_UP_AFTER_MS = 120_000;

type Headers = Readonly<Record<string, string>>;

/**
 * Asks as all of our clients do: where an owner is away for a moment (503), or the outcome of a command that is waited for
 * is not known yet (202), the same is asked again, a command under one key. What is not safe to repeat is asked once.
 */
export async function patiently<A extends { status: number }>(
  method: string,
  headers: Headers,
  ask: (headers: Headers) => Promise<A>,
): Promise<A> {
  const isRead = method === 'GET';
  const isAwaited = !isRead && headers.prefer !== undefined;
  if (!isRead && !isAwaited) return ask(headers);
  const under = isRead ? headers : { 'idempotency-key': randomUUID(), ...headers };
  const deadline = Date.now() + GIVE_UP_AFTER_MS;
  for (;;) {
    const answer = await ask(under);
    const mayPass = answer.status === 503 || (isAwaited && answer.status === 202);
    if (!mayPass || Date.now() > deadline) return answer;
    await pause(PAUSE_MS);
  }
}
