import { describe, expect, it } from '@jest/globals';
import { newPage, seriousFaults, signIn } from '../browser.js';
import { browser, system } from './one-browser.js';

const TEST = 'test-completion-standard';

describe('what a run would do', () => {
  it('is told before it is queued, with what the script does not care about', async () => {
    const rates = ['--duration-min', '1', '--nonstream-rps', '2', '--stream-rps', '0'];
    const told = await system.rehearse('loadtest', 'plan', TEST, ...rates);
    expect([told.code, told.stdout]).toEqual([
      0,
      expect.stringMatching(
        /^ramps to 2\/s over 15 s, then holds 2\/s for 30 s, then ramps to 0\/s over 15 s\nabout 90 iterations; /,
      ),
    ]);
    const single = await system.rehearse('loadtest', 'plan', TEST, '--single-run', '--duration-min', '1', '--json');
    expect(JSON.parse(single.stdout)).toMatchObject({ iterations: 1, without_effect: ['duration_min'], error: null });
    const { body } = await system.api('GET', `/load-tests/${TEST}/plan?nonstream_rps=0&stream_rps=0`);
    expect(body).toMatchObject({ error: expect.stringContaining('there is nothing to run') as unknown, scenarios: [] });
    expect((await system.api('GET', `/load-tests/${TEST}/plan?stream_rps=many`)).status).toBe(400);
    expect((await system.api('GET', '/load-tests/no-such-test/plan')).status).toBe(404);
  });

  it('stands in the form, and follows what is typed', async () => {
    const { page, complaints } = await newPage(browser);
    await signIn(page, system);
    await page.getByRole('link', { name: 'Load runs' }).click();
    await page.getByRole('button', { name: `Run ${TEST}` }).click();
    const plan = page.getByRole('dialog').getByRole('status');
    await plan.getByText(/^nonstream: ramps to 1\/s over 15 s/).waitFor();
    const minutes = page.getByRole('textbox', { name: 'Minutes' });
    expect(await minutes.getAttribute('placeholder')).toBe('1');
    await page.getByRole('textbox', { name: 'Whole/s' }).fill('7');
    await plan.getByText(/^nonstream: ramps to 7\/s over 15 s/).waitFor();
    await page.getByRole('checkbox', { name: /^Single run/ }).check();
    await plan.getByText('1 iteration by 1 virtual user').waitFor();
    expect(await seriousFaults(page, { within: '[role=dialog]' })).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
