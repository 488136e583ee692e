import { setTimeout as pause } from 'node:timers/promises';
import { alone, type Figure } from '../report/figure.js';
import { makeScenario } from '../samples/make.js';
import { talkTemplate } from '../samples/templates.js';
import type { Size } from '../sizes.js';
import { openStage } from '../stage/stage.js';
import { openStoreMeter, type StoreMeter } from '../stage/store-meter.js';

const INSTANCES = 'rehearsal_instantiator';
/** So many that what is written only now and then is in it as often as it should be. */
const TURNS = 100;
/** What is written beside the answer is on its way by then. */
const SETTLED_MS = 1000;

/**
 * P9, what a turn writes to the store, of many the mean: to the database of the instances, and to all others, which is the
 * audit's copy.
 * On a system of its own, since its services reach their store through a meter.
 */
export async function writes({ talks }: Size): Promise<Figure[]> {
  let meter: StoreMeter | undefined;
  const stage = await openStage({ storeBehind: async (mongoUrl) => (meter = await openStoreMeter(mongoUrl)) });
  try {
    const figures: Figure[] = [];
    for (const messages of talks) {
      const { instanceId } = await makeScenario(stage, 'P9', talkTemplate(messages));
      await pause(SETTLED_MS);
      meter?.take();
      for (let turn = 0; turn < TURNS; turn++)
        await stage.api.post(`/instances/${instanceId}/messages`, { content: 'Today I painted for an hour.' });
      await pause(SETTLED_MS);
      const written = [...(meter?.take() ?? [])];
      const kilobytes = (of: (database: string) => boolean) =>
        written.reduce((sum, [database, bytes]) => sum + (of(database) ? bytes : 0), 0) / 1024 / TURNS;
      const what = `written by a turn at ${messages}`;
      const [own, others] = [kilobytes((one) => one === INSTANCES), kilobytes((one) => one !== INSTANCES)];
      figures.push(
        alone({ id: 'P9', what, unit: 'kB', goal: { of: 'value', most: 16 } }, [own], TURNS),
        alone({ id: 'P9', what: `${what}, audit and others`, unit: 'kB' }, [others], TURNS),
      );
    }
    return figures;
  } finally {
    await stage.close();
  }
}
