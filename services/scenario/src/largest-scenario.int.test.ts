/** @slow the largest that there may be */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { scenarioFileText } from '@rehearsal/contracts/scenario/scenario-file-text';
import type { ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import { Template } from '@rehearsal/contracts/template/template';
import { startHouse, type House } from '@rehearsal/testing/house';
import { aTemplate } from '@rehearsal/testing/templates';

const SENTENCES = 'We talked about the sea and about what comes next. '.repeat(1700);
const MESSAGES = 78;
/** What the door once took, and the owner's own limit was beyond. */
const FOUR_MB = 4 * 1024 * 1024;
let house: House;

beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.close());

/** Almost as large as an instance may be. */
const large = (): Template =>
  Template.parse({
    ...aTemplate(),
    chat_messages: [
      ...aTemplate().chat_messages,
      ...Array.from({ length: MESSAGES }, (_, index) => ({ role: index % 2 ? 'coach' : 'user', content: SENTENCES })),
    ],
  });

it('a scenario that a freeze may make can be made, frozen, exported and put back as the file that it is', async () => {
  const made = await house.post<ScenarioView>('/test-scenarios', { name: 'Large', template: large() });
  expect(made.status).toBe(201);
  const asked = { instance_id: made.body.primary_instance?.id, name: 'Frozen' };
  const frozen = await house.post<ScenarioView>('/freeze-session', asked);
  expect(frozen.status).toBe(201);

  const { id } = frozen.body;
  // A file leaves out what holds nothing.
  const exported = await house.read<ScenarioView>(`/test-scenarios/${id}/export`);
  const file = scenarioFileText({ ...exported, rehearsals: [] });
  expect(file.length).toBeGreaterThan(FOUR_MB);
  const back = await house.api<ScenarioView>('PUT', `/test-scenarios/${id}`, file);
  expect([back.status, back.body.template]).toEqual([200, frozen.body.template]);
});
