/** @slow it tells many stories on one system */
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { waitFor } from '@rehearsal/testing/wait-for';
import { onASchedule } from './rehearsals/on-a-schedule.js';
import { outOfOrder } from './rehearsals/out-of-order.js';
import { runAfterwards } from './rehearsals/run-afterwards.js';
import { runByCommandLine } from './rehearsals/run-by-command-line.js';
import { runThroughTheDoor } from './rehearsals/run-through-the-door.js';
import { startStage, type Stage } from './rehearsals/stage.js';
import { struck, VICTIMS } from './rehearsals/struck.js';
import { whatWasSaid } from './rehearsals/what-was-said.js';

/** The full size takes its time, above all on a busy machine. */
jest.setTimeout(3_600_000);

let onStage: Stage;
const stage = () => onStage;
beforeAll(async () => {
  onStage = await startStage(VICTIMS.length > 1 ? 'own' : 'of the run');
});
afterAll(() => onStage.close());

runByCommandLine(stage);
runAfterwards(stage);
onASchedule(stage, () => {
  runThroughTheDoor(stage);
  outOfOrder(stage);
  whatWasSaid(stage);
  struck(stage);
});

it('is on record: who asked, and what the trials did in the name of the service', async () => {
  const actors = async (action: string) => {
    const path = `/audit?limit=200&action=${action}`;
    const { body } = await stage().system.api<{ items: { action: string; actor: { id: string } }[] }>('GET', path);
    const found = body.items.filter((entry) => entry.action === action).map(({ actor }) => actor.id);
    return found.length === 0 ? null : [...new Set(found)];
  };
  const askers = await waitFor('the runs to be on record', async () => {
    const found = await actors('RehearsalRunQueued');
    return found && found.length > 1 ? found : null;
  });
  expect(askers.toSorted()).toEqual(['cli', 'schedule:each-minute']);
  expect(await waitFor('its trials to be on record', () => actors('TrialEnded'))).toEqual(['rehearsal']);
  const { stdout, code } = await stage().system.rehearse('audit', 'verify');
  expect([code, stdout]).toEqual([0, expect.any(String)]);
});
