import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';

const ASK_EVERY_MS = 50;
const ANSWER_WITHIN_MS = 2_000;

/** Resolves true when `<url>/readyz` answers 200, false when the deadline passes first. Throws what `signal` was aborted with. */
export async function untilReady(
  url: string,
  { deadlineMs, signal }: { deadlineMs: number; signal: AbortSignal },
): Promise<boolean> {
  const end = performance.now() + deadlineMs;
  while (performance.now() < end) {
    signal.throwIfAborted();
    if (await isReady(url)) return true;
    await sleep(ASK_EVERY_MS);
  }
  return false;
}

/** Whether `<url>/readyz` answers 200 now. */
export async function isReady(url: string): Promise<boolean> {
  try {
    const { statusCode, body } = await request(`${url}/readyz`, {
      headersTimeout: ANSWER_WITHIN_MS,
      bodyTimeout: ANSWER_WITHIN_MS,
    });
    await body.dump();
    return statusCode === 200;
  } catch {
    return false;
  }
}
