import { openDocuments } from '../floors/documents.js';
import { compared, type Figure, type Round } from '../report/figure.js';
import { median, timeEach } from '../report/statistics.js';
import { makeScenario } from '../samples/make.js';
import { sessionTemplate } from '../samples/templates.js';
import type { Size } from '../sizes.js';
import type { Stage } from '../stage/stage.js';

/** P4, the reset of a session of 200 messages. Floor: one `replaceOne` of what the API shows of it. */
export async function reset(stage: Stage, { rounds, perRound }: Size): Promise<Figure[]> {
  const floor = await openDocuments(stage.mongoUrl);
  try {
    const { instanceId } = await makeScenario(stage, 'P4', sessionTemplate);
    const shown = JSON.parse(await stage.api.get(`/instances/${instanceId}`)) as object;
    const bareId = await floor.insert(shown);
    const command = () => stage.api.post(`/instances/${instanceId}/reset`);
    const bare = () => floor.replace(bareId, shown);
    const each = Math.ceil(perRound / 10);
    await timeEach(each, command);
    await timeEach(each, bare);

    const measured: Round[] = [];
    for (let round = 0; round < rounds; round++)
      measured.push({
        floor: median(await timeEach(each, bare)),
        measured: median(await timeEach(each, command)),
      });
    const what = 'reset of a session of 200 messages, p50';
    return [compared({ id: 'P4', what, unit: 'ms', goal: { of: 'ratio', most: 2.5 } }, measured, rounds * each)];
  } finally {
    await floor.close();
  }
}
