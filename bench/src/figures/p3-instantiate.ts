import { openRows } from '../floors/rows.js';
import { compared, type Figure, type Round } from '../report/figure.js';
import { median, timeEach } from '../report/statistics.js';
import { makeScenario } from '../samples/make.js';
import { sessionTemplate } from '../samples/templates.js';
import type { Size } from '../sizes.js';
import type { Stage } from '../stage/stage.js';

const perSecond = (times: readonly number[]): number => 1000 / median(times);

/** P3, instances a second of a session of 200 messages, 20 identities and 60 actions, one after another. Floor: `openRows`. */
export async function instantiate(stage: Stage, { rounds, perRound }: Size): Promise<Figure[]> {
  const floor = await openRows(stage.mongoUrl);
  try {
    const { id } = await makeScenario(stage, 'P3', sessionTemplate);
    const command = () => stage.api.post(`/test-scenarios/${id}/instances`, {});
    const each = Math.ceil(perRound / 30);
    await timeEach(each, command);
    await floor.instantiate(sessionTemplate);

    const measured: Round[] = [];
    for (let round = 0; round < rounds; round++) {
      const bare = perSecond(await timeEach(Math.ceil(each / 3), () => floor.instantiate(sessionTemplate)));
      measured.push({ floor: bare, measured: perSecond(await timeEach(each, command)) });
    }
    const what = 'instances of a session, against row by row';
    return [compared({ id: 'P3', what, unit: '1/s', goal: { of: 'ratio', least: 15 } }, measured, rounds * each)];
  } finally {
    await floor.close();
  }
}
