import { setTimeout as pause } from 'node:timers/promises';
import { alone, type Figure } from '../report/figure.js';
import { makeScenario } from '../samples/make.js';
import { talkTemplate } from '../samples/templates.js';
import type { Size } from '../sizes.js';
import { openStage } from '../stage/stage.js';
import { openStoreMeter, type StoreMeter } from '../stage/store-meter.js';

const INSTANCES = 'rehearsal_instantiator';
const TURNS = 5;
/** What is written beside the answer is on its way by then. */
const SETTLED_MS = 500;

/**
 * P9, what one turn writes to the store: to the database of the instances, and to all others, which is the audit's copy.
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
      const own: number[] = [];
      const others: number[] = [];
      for (let turn = 0; turn < TURNS; turn++) {
        meter?.take();
        await stage.api.post(`/instances/${instanceId}/messages`, { content: 'Today I painted for an hour.' });
        await pause(SETTLED_MS);
        const written = [...(meter?.take() ?? [])];
        const kilobytes = (of: (database: string) => boolean) =>
          written.reduce((sum, [database, bytes]) => sum + (of(database) ? bytes : 0), 0) / 1024;
        own.push(kilobytes((database) => database === INSTANCES));
        others.push(kilobytes((database) => database !== INSTANCES));
      }
      const what = `written by a turn at ${messages}`;
      figures.push(
        alone({ id: 'P9', what, unit: 'kB', goal: { of: 'value', most: 16 } }, own),
        alone({ id: 'P9', what: `${what}, audit and others`, unit: 'kB' }, others),
      );
    }
    return figures;
  } finally {
    await stage.close();
  }
}
