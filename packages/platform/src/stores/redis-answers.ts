import type { Redis } from 'ioredis';
import { every } from '../every.js';
import type { Lifecycle } from '../lifecycle.js';

const ASK_EVERY_MS = 2000;
/** One answer may be late where the machine is busy. */
const ASKED_IN_VAIN = 2;

/** Whether a Redis answers: one that hangs keeps its connections, and says nothing. */
export class RedisPulse {
  #isSilent = false;
  #owed = 0;
  #isUnderWay = false;

  constructor(private readonly redis: Pick<Redis, 'status' | 'ping'>) {}

  isAnswering(): boolean {
    return this.redis.status === 'ready' && !this.#isSilent;
  }

  ask(): void {
    if (this.redis.status !== 'ready') return;
    this.#isSilent ||= this.#owed >= ASKED_IN_VAIN;
    this.#owed += 1;
    // A client that waits for as long as it takes is not asked twice: its questions would pile up.
    if (this.#isUnderWay) return;
    this.#isUnderWay = true;
    const over = () => {
      this.#isUnderWay = false;
    };
    const answered = () => {
      this.#owed = 0;
      this.#isSilent = false;
    };
    this.redis
      .ping()
      .then(answered)
      .catch(() => undefined)
      .finally(over);
  }
}

/** Asks each of these again and again until the process stops; the answer is remembered, for whoever asks how it is. */
export async function redisAnswers(life: Lifecycle, ...clients: readonly Redis[]): Promise<() => boolean> {
  const pulses = clients.map((client) => new RedisPulse(client));
  const askAll = () => {
    for (const pulse of pulses) pulse.ask();
  };
  await life.open(
    'pulse of redis',
    // What has arrived meanwhile is read first: a process that was too busy to do so was not left without an answer.
    () => every(ASK_EVERY_MS, () => new Promise<void>((resolve) => setImmediate(resolve)).then(askAll), life.log),
    (asking) => asking.end(),
  );
  return () => pulses.every((pulse) => pulse.isAnswering());
}
