import { compared, type Figure, type Goal, type Round } from '../report/figure.js';
import { quantile, timeAll, timeEach } from '../report/statistics.js';
import { openByHand } from '../floors/by-hand.js';
import { openRoundTrip } from '../floors/round-trip.js';
import { makeScenario } from '../samples/make.js';
import { sampleTemplate } from '../samples/templates.js';
import type { Size } from '../sizes.js';
import type { Stage } from '../stage/stage.js';

const BLOCK = 10;
const WARM_FLOOR = 300;
const AT_ONCE = 64;

/**
 * P1, command to outcome for one client: POST with `Prefer: wait` and an Idempotency-Key to 201. Cold: the first commands
 * of a system that was just started, in small blocks between those of a floor that is warm. Floor: `openRoundTrip`. The
 * same way by hand, in as many processes and with nothing on it, stands beside them: no system does better.
 */
export async function commandLatency(stage: Stage, size: Size): Promise<Figure[]> {
  const floor = await openRoundTrip(stage);
  const byHand = await openByHand(stage, 1);
  try {
    await timeEach(WARM_FLOOR, floor.once);
    await timeEach(WARM_FLOOR, byHand.once);
    const { id } = await makeScenario(stage, 'P1', sampleTemplate);
    const command = () => stage.api.post(`/test-scenarios/${id}/instances`, { label: 'p1' });

    const cold = { floor: [] as number[], measured: [] as number[] };
    for (let done = 0; done < size.coldCommands; done += BLOCK) {
      cold.floor.push(...(await timeEach(BLOCK, floor.once)));
      cold.measured.push(...(await timeEach(BLOCK, command)));
    }

    await timeAll(size.warmCommands, AT_ONCE, command);
    const warm: (typeof cold)[] = [];
    const hand: (typeof cold)[] = [];
    for (let round = 0; round < size.rounds; round++) {
      const bare = await timeEach(size.perRound, floor.once);
      warm.push({ floor: bare, measured: await timeEach(size.perRound, command) });
      hand.push({ floor: bare, measured: await timeEach(size.perRound, byHand.once) });
    }

    const row = (what: string, most: number | undefined, times: (typeof cold)[], q: number) => {
      const rounds: Round[] = times.map((side) => ({
        measured: quantile(side.measured, q),
        floor: quantile(side.floor, q),
      }));
      const samples = times.reduce((sum, { measured }) => sum + measured.length, 0);
      const goal: { goal?: Goal } = most === undefined ? {} : { goal: { of: 'ratio', most } };
      return compared({ id: 'P1', what, unit: 'ms', ...goal }, rounds, samples);
    };
    return [
      row('command to outcome, cold, p50', 1.7, [cold], 0.5),
      row('command to outcome, warm, p50', 1.4, warm, 0.5),
      row('command to outcome, warm, p99', 2, warm, 0.99),
      row('the same way by hand, p50', undefined, hand, 0.5),
    ];
  } finally {
    await byHand.close();
    await floor.close();
  }
}
