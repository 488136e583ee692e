import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import { waitFor } from '@rehearsal/testing/wait-for';
import type { Browser } from 'playwright-core';
import { openBrowser } from '@rehearsal/testing/browser';
import { newPage, openChatOf, signIn } from './browser.js';
import { prefer, startSystem, type System } from './system.js';

let system: System;
let browser: Browser;

beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await system.dispose();
});

const scenarioNamed = async (name: string): Promise<string> => {
  const { body } = await system.api<{ items: { id: string }[] }>(
    'GET',
    `/test-scenarios?q=${encodeURIComponent(name)}`,
  );
  return body.items[0]?.id ?? '';
};

describe('the admin UI, where not all goes well', () => {
  it('says that it is not live, and why, where the gateway lets nobody watch', async () => {
    const { page } = await newPage(browser);
    // What the page asks to watch becomes something that is not there; the gateway itself refuses it.
    await page.routeWebSocket('**/socket.io/**', (socket) => {
      const server = socket.connectToServer();
      socket.onMessage((frame) => server.send(String(frame).replace(/instance:[\w-]+/, 'instance:nobody')));
    });
    await signIn(page, system);
    await page.getByRole('status').getByText('live', { exact: true }).waitFor();
    await openChatOf(page, 'Amara Okafor');
    await page
      .getByRole('status')
      .getByText(/^not live: .*nobody/)
      .waitFor();
  });

  it('saves the scenario and not the page by Ctrl+S in the JSON editor, to the last key', async () => {
    const { page } = await newPage(browser);
    await signIn(page, system);
    await page.getByRole('link', { name: 'New scenario' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Saved by a key');
    const template = await page.locator('.cm-content').innerText();
    await page.locator('.cm-content').click();
    // The browser saves the page by this key unless it is kept from it.
    await page.evaluate(
      'addEventListener("keydown", (event) => setTimeout(() => (window.isKept = event.defaultPrevented)), true)',
    );
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(template.replace('"Sam"', '"Kim"'));
    await page.keyboard.press('Control+s');
    await page.waitForFunction('window.isKept');
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
    const { body } = await system.api<ScenarioView>('GET', `/test-scenarios/${await scenarioNamed('Saved by a key')}`);
    expect(body.template.user.first_name).toBe('Kim');
  });

  it('writes a scenario by forms alone, which the JSON beside them shows at once', async () => {
    const { page, complaints } = await newPage(browser);
    await signIn(page, system);
    await page.getByRole('link', { name: 'New scenario' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Written by forms');
    const json = page.getByRole('textbox', { name: 'Scenario as JSON' });
    await json.getByText('"Written by forms"').waitFor();
    const tab = (name: string) => page.getByRole('tab', { name }).click();
    const pick = async (field: string, word: string) => {
      await page.getByRole('combobox', { name: field }).click();
      await page.getByRole('option', { name: word, exact: true }).click();
    };
    await tab('Person');
    await page.getByRole('textbox', { name: 'First name' }).fill('Ngozi');
    await tab('Coach state');
    await pick('Current phase', 'Identity Brainstorming');
    await tab('Identities');
    await page.getByRole('button', { name: 'Add an identity' }).click();
    await page.getByRole('region', { name: 'Validation' }).getByText('/template/identities/0/name').click();
    // The fault led to its field.
    await page.locator('[data-pointer="/template/identities/0/name"]:focus').fill('Runner');
    await pick('Category', 'Health');
    await tab('Chat');
    await page.getByRole('button', { name: 'Paste a conversation' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('Coach: Who are you?\nNgozi: Somebody who runs.');
    await dialog.getByRole('button', { name: 'Add them' }).click();
    await page.getByRole('textbox', { name: 'Person, message 2' }).fill('Somebody who runs far.');
    await page.getByRole('button', { name: 'Move message 2 up' }).click();
    await tab('Actions');
    await page.getByRole('button', { name: 'Add an action' }).click();
    await pick('What the coach did', 'Accept Identity');
    await page.getByRole('combobox', { name: 'Which one' }).fill('Runner');
    await tab('Rehearsal');
    await page.getByRole('button', { name: 'Add a rehearsal' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('asks on');
    await page.getByRole('button', { name: 'Add a step' }).click();
    await page.getByRole('button', { name: 'Add to step' }).click();
    await page.getByRole('menuitem', { name: /^Say/ }).click();
    await page.getByRole('textbox', { name: 'Say' }).fill('And now?');
    await page.getByRole('region', { name: 'Validation' }).getByText('The scenario is valid').waitFor();
    await page.keyboard.press('Control+s');
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
    const id = await scenarioNamed('Written by forms');
    const { template, rehearsals } = (await system.api<ScenarioView>('GET', `/test-scenarios/${id}`)).body;
    expect(template).toMatchObject({
      user: { first_name: 'Ngozi' },
      coach_state: { current_phase: 'IDENTITY_BRAINSTORMING' },
      identities: [{ name: 'Runner', category: 'HEALTH' }],
      chat_messages: [
        { role: 'user', content: 'Somebody who runs far.' },
        { role: 'coach', content: 'Who are you?' },
      ],
      actions: [{ action_type: 'ACCEPT_IDENTITY', parameters: { id: 'Runner' } }],
    });
    expect(rehearsals).toMatchObject([{ name: 'asks on', script: [{ say: 'And now?' }] }]);
    expect(complaints).toEqual([]);
  });

  it('loses nothing of two people who change one scenario, nor by a closed tab, and sends once what waited', async () => {
    const { page } = await newPage(browser);
    await signIn(page, system);
    const id = await scenarioNamed('Amara Okafor');
    const read = async () => (await system.api<ScenarioView>('GET', `/test-scenarios/${id}`)).body;
    const { version } = await read();
    const address = `${system.url}/#/scenarios/${id}/edit`;
    await page.goto(address);
    await page.getByRole('textbox', { name: 'Description' }).fill('Mine');
    await page.getByRole('tab', { name: 'Person' }).click();
    await page.getByRole('textbox', { name: 'Last name' }).fill('Of mine');
    await system.api('PATCH', `/test-scenarios/${id}`, {
      body: { description: 'Theirs', template: { user: { first_name: 'Theirs' } } },
      headers: prefer,
    });
    await page.close({ runBeforeUnload: true });

    const again = await page.context().newPage();
    await again.goto(address);
    await again.getByText('Your unsaved changes are back').waitFor();
    await again.keyboard.press('Control+s');
    const dialog = again.getByRole('dialog');
    await dialog.getByRole('radiogroup', { name: 'Description' }).getByRole('radio', { name: 'Mine' }).check();
    await dialog.getByRole('button', { name: 'Go on with what is chosen' }).click();
    await dialog.waitFor({ state: 'hidden' });

    await again.context().setOffline(true);
    await again.getByRole('button', { name: 'Save' }).click();
    await again.getByText('Not sent: no connection').waitFor();
    await again.context().setOffline(false);
    await again.getByText(`Saved as version ${version + 2}`).waitFor();
    const saved = await read();
    expect(saved).toMatchObject({ version: version + 2, description: 'Mine' });
    expect(saved.template.user).toMatchObject({ first_name: 'Theirs', last_name: 'Of mine' });
  });

  it('leads to every instance of a scenario, however many there are', async () => {
    const instances = `/test-scenarios/${await scenarioNamed('Amara Okafor')}/instances`;
    for (const label of ['The second', 'The third'])
      await system.api('POST', instances, { body: { label }, headers: prefer });
    await waitFor('all three in the list', async () => {
      const { body } = await system.api<{ items: unknown[] }>('GET', instances);
      return body.items.length === 3;
    });
    const { page, complaints } = await newPage(browser);
    await signIn(page, system);
    // One at a time, as if there were as many as fill each page.
    await page.route(/\/instances\?/, (route) =>
      route.continue({
        url: route
          .request()
          .url()
          .replace(/limit=\d+/, 'limit=1'),
      }),
    );
    await openChatOf(page, 'Amara Okafor');
    await page.getByRole('button', { name: /^Instances/ }).click();
    const more = page.getByRole('menuitem', { name: 'Load more' });
    await more.click();
    await page.getByRole('menuitem', { name: /@/ }).nth(1).waitFor();
    await more.click();
    await page.getByRole('menuitem', { name: /@/ }).nth(2).waitFor();
    await more.waitFor({ state: 'hidden' });
    const named = (label: string) => page.getByRole('menuitem', { name: label });
    expect([await named('The second').count(), await named('The third').count()]).toEqual([1, 1]);
    expect(complaints).toEqual([]);
  });

  it('says at once that a test user is gone who is deleted while somebody talks to them', async () => {
    const id = await scenarioNamed('Amara Okafor');
    const { body } = await system.api<{ id: string }>('POST', `/test-scenarios/${id}/instances`, {
      body: { label: 'Soon gone' },
      headers: prefer,
    });
    const { page } = await newPage(browser);
    await signIn(page, system);
    await page.goto(`${system.url}/#/scenarios/${id}/chat?instance=${body.id}`);
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
    await page.getByText('live', { exact: true }).waitFor();
    await system.api('DELETE', `/instances/${body.id}`, { headers: prefer });
    await page.getByText('This test user is gone').waitFor();
    await expect(page.getByRole('textbox', { name: 'Message' }).count()).resolves.toBe(0);
    await page.getByRole('link', { name: 'Go on with the primary one' }).click();
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
  });

  it('offers to load the page anew where a part of it did not load', async () => {
    const { page } = await newPage(browser);
    await signIn(page, system);
    await page.route(/\/json-editor-.*\.js$/, (route) => route.abort());
    await page.getByRole('link', { name: 'New scenario' }).click();
    await page.getByRole('alert').getByText('A part of this page did not load').waitFor();
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.cm-content').waitFor();
  });
});

describe('the audit in a real browser', () => {
  it('follows one reset from what was asked for to what came of it', async () => {
    const template = {
      user: { first_name: 'Amara', last_name: 'Example' },
      coach_state: { current_phase: 'INTRODUCTION' },
    };
    const made = await system.api<{ primary_instance: { id: string } }>('POST', '/test-scenarios', {
      body: { name: 'Career midway', template },
      headers: prefer,
    });
    const { page, complaints } = await newPage(browser);
    await signIn(page, system);
    await openChatOf(page, 'Career midway');
    await page.getByRole('button', { name: 'Reset', exact: true }).click();
    await waitFor('the reset in the audit', async () => {
      const path = `/audit?target=${made.body.primary_instance.id}`;
      const { body } = await system.api<{ items: { action: string }[] }>('GET', path);
      const actions = body.items.map(({ action }) => action);
      return actions.includes('ResetInstance') && actions.includes('InstanceReset');
    });

    await page.getByRole('link', { name: 'Audit' }).click();
    const sentences = [
      'Browser admin asked to reset the test user Amara of Career midway',
      'Browser admin reset the test user Amara of Career midway',
    ] as const;
    await page.getByRole('button', { name: sentences[1], exact: true }).click();
    const drawer = page.getByRole('dialog', { name: 'Audit entry' });
    const told = drawer.getByRole('list', { name: 'The whole operation' }).getByRole('listitem');
    await told.nth(1).waitFor();
    await expect(told.allInnerTexts()).resolves.toEqual(
      sentences.map((each) => expect.stringContaining(each) as unknown),
    );
    await drawer.getByRole('rowheader', { name: 'Its hash' }).waitFor();
    const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
    expect(
      violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id),
    ).toEqual([]);

    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    await page.locator('button:focus').filter({ hasText: sentences[1] }).waitFor();
    await page.keyboard.press('Enter');

    await drawer.getByRole('link', { name: 'Follow this operation' }).click();
    await drawer.waitFor({ state: 'hidden' });
    await page.getByRole('status').getByText('Of one operation').waitFor();
    const shown = page.getByRole('table', { name: 'Audit entries' }).getByRole('row');
    await waitFor('the two entries alone', async () => (await shown.count()) === 3);
    expect(page.url()).toMatch(/#\/audit\?correlation_id=[\w-]+$/);
    expect(complaints).toEqual([]);
  });

  it('is kept from a role that may not read it, which is told so', async () => {
    const { page, complaints } = await newPage(browser);
    await signIn(page, system, 'viewer');
    await page.goto(`${system.url}/#/audit`);
    await page.getByText('Your role may not read the audit.').waitFor();
    await expect(page.getByRole('button', { name: /^Verify/ }).count()).resolves.toBe(0);
    expect(complaints).toEqual([]);
  });
});
