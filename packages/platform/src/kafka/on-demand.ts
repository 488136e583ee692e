import { setTimeout as pause } from 'node:timers/promises';
import type { Consumer, TopicPartitionOffset } from 'kafkajs';

/** Whoever has waited mostly waits again soon. */
const ATTENTIVE_MS = 60_000;
/** Far longer than a broker takes that is well. */
const FIND_ENDS_MS = 1000;

/** Resolves once all that happens from now on is heard, with what to call when nobody waits for it any more. */
export type Listen = () => Promise<() => void>;

/**
 * Lets a consumer fetch only while somebody waits for what it hears, and for a while after that. On a topic with much
 * traffic each message costs every listener a fetch and the broker an answer, on the way of whoever waits for that message.
 * What came while nobody waited is passed over.
 */
export function onDemand(
  consumer: Pick<Consumer, 'pause' | 'resume' | 'seek' | 'commitOffsets'>,
  topics: readonly string[],
  findEnds: () => Promise<TopicPartitionOffset[]>,
  attentiveMs = ATTENTIVE_MS,
): { listen: Listen; stop: () => void } {
  const all = topics.map((topic) => ({ topic }));
  let listeners = 0;
  let awake: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  const wake = async () => {
    // Where the ends are not known it goes on from where it was: that is more to pass over, and misses nothing.
    const unknown: TopicPartitionOffset[] = [];
    const found = findEnds().catch(() => unknown);
    const ends = await Promise.race([found, pause(FIND_ENDS_MS, unknown, { ref: false })]);
    for (const end of ends) consumer.seek(end);
    consumer.resume(all);
    // Else a rebalance before the first message would go back to where it fell asleep: only more to pass over.
    if (ends.length > 0) consumer.commitOffsets(ends).catch(() => undefined);
  };
  const sleep = () => {
    awake = undefined;
    consumer.pause(all);
  };

  sleep();
  return {
    listen: async () => {
      listeners += 1;
      clearTimeout(timer);
      // Whoever waits asks in another way after a while, and the next who listens tries again.
      await (awake ??= wake().catch(() => void (awake = undefined)));
      let isHeld = true;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        listeners -= 1;
        if (listeners === 0) timer = setTimeout(sleep, attentiveMs).unref();
      };
    },
    stop: () => clearTimeout(timer),
  };
}
