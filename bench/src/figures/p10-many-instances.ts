import { openDocuments } from '../floors/documents.js';
import { compared, type Figure, type Round } from '../report/figure.js';
import { timeAll } from '../report/statistics.js';
import { makeScenario } from '../samples/make.js';
import { sampleTemplate, sessionTemplate } from '../samples/templates.js';
import type { Size } from '../sizes.js';
import type { Stage } from '../stage/stage.js';

const AT_ONCE = 64;
const MOST_ROUNDS = 5;

/**
 * P10, test users for a load run, 64 commands in flight. Floor: as many bare inserts, as many in flight, of what the API
 * shows of one.
 */
export async function manyInstances(stage: Stage, { instances, rounds }: Size): Promise<Figure[]> {
  const floor = await openDocuments(stage.mongoUrl);
  const count = Math.min(rounds, MOST_ROUNDS);
  const measure = async (what: string, template: object, most: number): Promise<Figure> => {
    const { id, instanceId } = await makeScenario(stage, 'P10', template);
    const shown = JSON.parse(await stage.api.get(`/instances/${instanceId}`)) as object;
    const measured: Round[] = [];
    for (let round = 0; round < count; round++)
      measured.push({
        floor: await timeAll(instances, AT_ONCE, () => floor.insert(shown)),
        measured: await timeAll(instances, AT_ONCE, () => stage.api.post(`/test-scenarios/${id}/instances`, {})),
      });
    const row = {
      id: 'P10',
      what: `${instances} instances, ${what}`,
      unit: 'ms',
      goal: { of: 'ratio', most },
    } as const;
    return compared(row, measured, count);
  };
  try {
    return [await measure('small', sampleTemplate, 1.5), await measure('of 200 messages', sessionTemplate, 3)];
  } finally {
    await floor.close();
  }
}
