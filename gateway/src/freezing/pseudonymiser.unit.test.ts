import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { pseudonymise } from '@rehearsal/privacy/pseudonymise';
import { aTemplate } from '@rehearsal/testing/templates';
import { openPseudonymiser, type Pseudonymiser } from './pseudonymiser.js';

let pseudonymiser: Pseudonymiser;
beforeAll(() => {
  pseudonymiser = openPseudonymiser();
});
afterAll(() => pseudonymiser.close());

it('replaces on a thread of its own what it replaces here, while this one goes on', async () => {
  const template = aTemplate();
  const options = { keep: ['Lagos'], first_name: 'Ann' };
  let turns = 0;
  const turning = setInterval(() => (turns += 1), 1);
  const replaced = await pseudonymiser.replace(template, options);
  clearInterval(turning);
  expect(replaced).toEqual(pseudonymise(template, options));
  expect(turns).toBeGreaterThan(0);
});

it('refuses more than it can keep waiting, and says that it may be asked again', async () => {
  const template = aTemplate();
  const asked = await Promise.allSettled(Array.from({ length: 100 }, () => pseudonymiser.replace(template, {})));
  const refused = asked.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  expect(refused.length).toBeGreaterThan(0);
  expect(asked.length - refused.length).toBeGreaterThan(0);
  for (const reason of refused) expect(reason).toMatchObject({ code: 'UNAVAILABLE', status: 503 });
});
