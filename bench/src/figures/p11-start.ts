import { startBacking, type Backing } from '@rehearsal/backing/backing';
import { compared, type Figure, type Round } from '../report/figure.js';
import { timed } from '../report/statistics.js';
import { npmStart } from '../stage/npm-start.js';
import { temporaryFolder } from '../stage/opened.js';
import { cache } from '../places.js';
import type { RunningSystem } from '../stage/system.js';

const ROUNDS = 5;

/** P11, `npm start` on a home that was used before, to a page that answers. Floor: Kafka alone, on the data of that home. */
export async function start(): Promise<Figure[]> {
  const { path: home, remove } = await temporaryFolder();
  try {
    const first = await npmStart(home);
    await first.stop();
    const found: Round[] = [];
    for (let round = 0; round < ROUNDS; round++)
      found.push({ floor: await kafkaAlone(home), measured: await wholeSystem(home) });
    const row = { id: 'P11', what: 'warm npm start to a page that answers', unit: 's' };
    return [compared({ ...row, goal: { of: 'excess', most: 4 } }, found, ROUNDS)];
  } finally {
    await remove();
  }
}

async function wholeSystem(home: string): Promise<number> {
  let system: RunningSystem | undefined;
  const ms = await timed(async () => (system = await npmStart(home)));
  await system?.stop();
  return ms / 1000;
}

async function kafkaAlone(home: string): Promise<number> {
  let kafka: Backing | undefined;
  const ms = await timed(async () => {
    kafka = await startBacking({ home, cache, need: ['kafka'], report: () => undefined });
  });
  await kafka?.stop();
  return ms / 1000;
}
