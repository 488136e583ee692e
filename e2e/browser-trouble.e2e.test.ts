/** @slow a whole system, and many stories on it */
import { describe, expect, it } from '@jest/globals';
import type { ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import { waitFor } from '@rehearsal/testing/wait-for';
import { newPage, openChatOf, signIn } from './browser.js';
import { browser, inOneBrowser, system } from './browser-stories/one-browser.js';
import { prefer } from './system.js';

inOneBrowser();

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

  it('says of nothing that it failed which was said, though the answer was lost', async () => {
    const { page } = await newPage(browser);
    await signIn(page, system);
    await openChatOf(page, 'Amara Okafor');
    await page.route('**/messages', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await page.getByRole('textbox', { name: 'Message' }).fill('Said, and not answered for');
    const lost = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/messages'));
    await page.keyboard.press('Enter');
    await lost;
    // By then the page has drawn what it makes of that.
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
    const talk = page.getByRole('log', { name: 'Conversation' });
    await talk.getByText('Said, and not answered for').waitFor();
    await waitFor('it to be in the conversation alone', async () => {
      const typed = await page.getByRole('textbox', { name: 'Message' }).inputValue();
      return typed === '' && (await page.getByRole('alert').count()) === 0;
    });
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
    await dialog.getByRole('textbox').fill('{"title": "Mine", "messages": [{"role": "user", "content": "Hi"}]}');
    await dialog.getByRole('status').filter({ hasText: 'Left out' }).getByText('title').waitFor();
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
    // What is below moves up when the fault of the field goes, and must not do so within a click.
    await page.locator('[data-pointer="/rehearsals/0/name"]:not([aria-invalid="true"])').waitFor();
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

await import('./browser-stories/audit.js');
await import('./browser-stories/lists-and-frame.js');
await import('./browser-stories/leaving.js');
