import { openByHand } from '../floors/by-hand.js';
import { compared, type Figure, type Round } from '../report/figure.js';
import { ratePerSecond, untilSteady } from '../report/statistics.js';
import { makeScenario } from '../samples/make.js';
import { sampleTemplate } from '../samples/templates.js';
import type { Size } from '../sizes.js';
import type { Stage } from '../stage/stage.js';

const CLIENTS = 64;

/** P2, commands a second over HTTP to the outcome, 64 clients in flight, both sides warmed until steady. Floor: `openByHand`. */
export async function commandThroughput(stage: Stage, { rounds, roundMs, warmRounds }: Size): Promise<Figure[]> {
  const floor = await openByHand(stage, CLIENTS);
  try {
    const { id } = await makeScenario(stage, 'P2', sampleTemplate);
    const command = () => stage.api.post(`/test-scenarios/${id}/instances`, { label: 'p2' });
    await untilSteady(warmRounds, () => ratePerSecond(CLIENTS, roundMs, floor.once));
    await untilSteady(warmRounds, () => ratePerSecond(CLIENTS, roundMs, command));

    const measured: Round[] = [];
    for (let round = 0; round < rounds; round++) {
      const bare = await ratePerSecond(CLIENTS, roundMs, floor.once);
      measured.push({ floor: bare, measured: await ratePerSecond(CLIENTS, roundMs, command) });
    }
    const what = `commands a second, ${CLIENTS} clients`;
    return [compared({ id: 'P2', what, unit: '1/s', goal: { of: 'ratio', least: 0.45 } }, measured, rounds)];
  } finally {
    await floor.close();
  }
}
