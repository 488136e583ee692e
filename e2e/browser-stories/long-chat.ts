import { describe, expect, it } from '@jest/globals';
import { waitFor } from '@rehearsal/testing/wait-for';
import { aGuest } from '../a-guest.js';
import { newPage, openAnew, openChatOf, say, seriousFaults, signIn } from '../browser.js';
import { prefer } from '../system.js';
import { browser, system } from './one-browser.js';

const MESSAGES = 350;

/** What is asked of an element of the page. */
interface Box {
  scrollHeight: number;
  scrollTop: number;
  clientHeight: number;
}

describe('a long conversation in a real browser', () => {
  it('opens at its end and loads what was said before as one scrolls back', async () => {
    const template = {
      user: { first_name: 'Ada', last_name: 'Example' },
      coach_state: { current_phase: 'GET_TO_KNOW_YOU' },
      chat_messages: Array.from({ length: MESSAGES }, (_, index) => ({
        role: index % 2 === 0 ? 'user' : 'coach',
        content: `This is message ${index + 1}.`,
      })),
    };
    await system.api('POST', '/test-scenarios', { body: { name: 'A long talk', template }, headers: prefer });
    const { page, complaints } = await newPage(browser);
    await signIn(page, system);
    const asked: string[] = [];
    page.on('request', (request) => void asked.push(request.url()));
    await openChatOf(page, 'A long talk');

    await page.getByText(`This is message ${MESSAGES}.`, { exact: true }).waitFor();
    await page.getByRole('button', { name: '250 earlier messages' }).waitFor({ state: 'attached' });
    expect(asked.filter((url) => url.includes('/chat-messages'))).toEqual([]);

    const conversation = page.getByRole('log', { name: 'Conversation' });
    const first = page.getByText('This is message 1.', { exact: true });
    await conversation.hover();
    const scrolledBack = async () => {
      await page.mouse.wheel(0, -2000);
      return first.isVisible();
    };
    await waitFor('the first message to come as one scrolls back', scrolledBack, { everyMs: 50 });
    expect(await page.getByRole('button', { name: /earlier message/ }).count()).toBe(0);
    expect(asked.filter((url) => url.includes('/chat-messages')).length).toBe(3);

    await page.getByRole('textbox', { name: 'Message' }).fill('And now something new');
    await page.keyboard.press('Enter');
    const latest = page.getByRole('button', { name: 'Jump to latest' });
    await latest.click();
    await page.getByRole('button', { name: `More for message ${MESSAGES + 1}` }).waitFor({ state: 'attached' });
    await latest.waitFor({ state: 'hidden' });
    await conversation.and(page.locator(':focus')).waitFor();
    expect(complaints).toEqual([]);
  });

  it('leads to one message by its link, however far back that is, and has each copied by keys', async () => {
    const template = {
      user: { first_name: 'Ada', last_name: 'Example' },
      coach_state: { current_phase: 'GET_TO_KNOW_YOU' },
      chat_messages: Array.from({ length: MESSAGES }, (_, index) => ({
        role: index % 2 === 0 ? 'user' : 'coach',
        content: `This is *message* ${index + 1}.`,
      })),
    };
    await system.api('POST', '/test-scenarios', { body: { name: 'A talk with links', template }, headers: prefer });
    const { page, complaints } = await newPage(browser);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const copied = () => page.evaluate<string>('navigator.clipboard.readText()');
    await signIn(page, system);
    await openChatOf(page, 'A talk with links');
    const more = page.getByRole('button', { name: `More for message ${MESSAGES}`, exact: true });
    const chooseByKeys = async (act: string) => {
      await more.press('Enter');
      await page.getByRole('menuitem', { name: act }).press('Enter');
      await page.getByRole('menu').waitFor({ state: 'detached' });
    };
    await chooseByKeys('Copy text');
    await page.getByText(`Message ${MESSAGES} is copied.`).waitFor();
    expect(await copied()).toBe(`This is *message* ${MESSAGES}.`);
    await chooseByKeys('Copy link');
    await page.getByText(`A link to message ${MESSAGES} is copied.`).waitFor();
    const link = await copied();
    expect(link).toMatch(new RegExp(`-m${MESSAGES - 1}$`));

    await openAnew(page, link.replace(/-m\d+$/, '-m4'));
    await page.getByRole('status').getByText('The link leads to message 5, which is marked.').waitFor();
    const talk = page.getByRole('log', { name: 'Conversation' });
    const marked = page.locator('article[data-found]');
    await waitFor('the marked message to be in view', async () => {
      const [box, row] = [await talk.boundingBox(), await marked.boundingBox()];
      return box !== null && row !== null && row.y >= box.y && row.y + row.height <= box.y + box.height;
    });
    expect(await marked.innerText()).toContain('This is *message* 5.');
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Forget the link' }).click();
    await marked.waitFor({ state: 'detached' });
    expect(page.url()).not.toContain('message=');

    await openAnew(page, link.replace(/-m\d+$/, '-m4000'));
    await page.getByText('The message of the link is not in this conversation').waitFor();
    expect(complaints).toEqual([]);
  });

  it('shows what the coach writes as it is meant, and fetches nothing for it', async () => {
    const written = '# Well done\n\nHow about the **Painter**?\nOr [that](https://example.com) ![a picture](https://example.com/a.png) <b>x</b>'; // prettier-ignore
    const template = {
      user: { first_name: 'Ada', last_name: 'Example' },
      coach_state: { current_phase: 'GET_TO_KNOW_YOU' },
      chat_messages: [
        { role: 'coach', content: written },
        { role: 'user', content: 'As **I** type it' },
      ],
    };
    await system.api('POST', '/test-scenarios', { body: { name: 'A talk in Markdown', template }, headers: prefer });
    const { page, complaints } = await newPage(browser);
    await signIn(page, system);
    await openChatOf(page, 'A talk in Markdown');
    const coach = page.getByRole('article', { name: 'Coach said' });
    expect(await coach.locator('strong').allTextContents()).toEqual(['Well done', 'Painter']);
    expect(await coach.getByRole('link').getAttribute('href')).toBe('https://example.com');
    expect(await coach.locator('img, b, h1').count()).toBe(0);
    expect(await coach.innerText()).toContain('a picture <b>x</b>');
    await page.getByText('As **I** type it', { exact: true }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('stays at its end when the window is resized', async () => {
    const words = 'So many words that they wrap otherwise in a window of another width. '.repeat(6);
    const template = {
      user: { first_name: 'Ada', last_name: 'Example' },
      coach_state: { current_phase: 'GET_TO_KNOW_YOU' },
      chat_messages: Array.from({ length: 80 }, (_, index) => ({
        role: index % 2 === 0 ? 'user' : 'coach',
        content: `${index + 1}: ${words}`,
      })),
    };
    await system.api('POST', '/test-scenarios', { body: { name: 'A talk that wraps', template }, headers: prefer });
    const { page } = await newPage(browser);
    await page.setViewportSize({ width: 1280, height: 800 });
    await signIn(page, system);
    await openChatOf(page, 'A talk that wraps');
    const conversation = page.getByRole('log', { name: 'Conversation' });
    const last = page.getByText('80: So many words');
    const untilEnd = (what: string) =>
      waitFor(what, () => conversation.evaluate((box: Box) => box.scrollHeight - box.scrollTop - box.clientHeight < 2));
    await last.waitFor();
    await untilEnd('the end, when it opens');
    for (const [width, height] of [
      [900, 700],
      [1280, 800],
      [1000, 500],
      [1280, 800],
    ] as const) {
      await page.setViewportSize({ width, height });
      await untilEnd(`the end, at ${width} x ${height}`);
      await expect(last.isVisible()).resolves.toBe(true);
    }
  });
});

describe('what is beside a conversation, in a real browser', () => {
  it('has the composer in view on a phone, and more than half of the screen for the conversation', async () => {
    const { page } = await newPage(browser);
    await signIn(page, system);
    const [scenario] = (await system.api<{ items: { id: string }[] }>('GET', '/test-scenarios?limit=1')).body.items;
    for (const [width, height] of [
      [390, 844],
      [1280, 800],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.goto(`${system.url}/#/scenarios/${scenario?.id ?? ''}/chat`);
      const composer = page.getByRole('textbox', { name: 'Message', exact: true });
      await composer.waitFor();
      // By then all is there that takes room.
      await page.getByText('live', { exact: true }).waitFor();
      const writing = await composer.boundingBox();
      const talk = await page.getByRole('log', { name: 'Conversation' }).boundingBox();
      expect((writing?.y ?? Infinity) + (writing?.height ?? 0)).toBeLessThanOrEqual(height);
      expect((talk?.height ?? 0) / height).toBeGreaterThan(0.5);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    }
  });

  it('goes back to an earlier turn, shows what was then, and forks from there', async () => {
    const { page, complaints } = await newPage(browser);
    const template = {
      user: { first_name: 'Ada', last_name: 'Example' },
      coach_state: { current_phase: 'INTRODUCTION' },
    };
    await system.api('POST', '/test-scenarios', { body: { name: 'Talked to twice', template }, headers: prefer });
    await signIn(page, system);
    await openChatOf(page, 'Talked to twice');
    await say(page, 'My first words');
    await say(page, 'My second words');
    const talk = page.getByRole('log', { name: 'Conversation' });
    await page.getByRole('button', { name: 'Look back at earlier turns' }).click();
    await page.getByRole('button', { name: 'One turn back' }).click();
    await page.getByText(/^As of turn 1: “My first words”/).waitFor();
    await page.getByText('As it was at version').waitFor();
    await talk.getByText('My second words').waitFor({ state: 'hidden' });
    await talk.getByText('My first words').waitFor();
    await expect(page.getByRole('textbox', { name: 'Message' }).count()).resolves.toBe(0);
    expect(await seriousFaults(page)).toEqual([]);

    await page.reload();
    await page.getByText(/^As of turn 1: “My first words”/).waitFor();
    await talk.getByText('My first words').waitFor();
    await talk.getByText('My second words').waitFor({ state: 'hidden' });

    await page.getByRole('slider', { name: 'Turn that is looked at' }).press('End');
    await talk.getByText('My second words').waitFor();
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
    await page.goBack();
    await page.getByText('As it was at version').waitFor();
    await page.getByRole('button', { name: 'Compare with now' }).click();
    const said = page.getByRole('list', { name: 'Conversation: differences' });
    await said.getByText('user: My second words').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Fork here', exact: true }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Label' }).fill('Before the second');
    await page.getByRole('dialog').getByRole('button', { name: 'Fork' }).click();
    await page.getByRole('button', { name: 'Instances, now Before the second' }).waitFor();
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
    await talk.getByText('My first words').waitFor();
    await expect(talk.getByText('My second words').count()).resolves.toBe(0);

    await page.goto(`${page.url()}&version=99`);
    await page.getByText('There is no version 99').waitFor();
    await page.getByRole('button', { name: 'Show what is now' }).click();
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('lists a live session, follows it, and freezes it without writing to it', async () => {
    const { page, complaints } = await newPage(browser);
    const session = await aGuest(system, ['Good evening from a guest']);
    await signIn(page, system);
    await page.getByRole('link', { name: 'Sessions' }).click();
    const row = page.getByRole('row').filter({ hasText: session.slice(-8) });
    await row.getByText('live', { exact: true }).waitFor();
    await row.getByRole('cell', { name: '2', exact: true }).waitFor();
    const listed = await system.rehearse('instances', 'list', '--live');
    expect(listed.stdout).toMatch(new RegExp(`${session} +live +\\w+ +2 `));
    await row.getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: /^Live session of/ }).waitFor();
    await page.getByText('A live session is never written to.').waitFor();
    await page.getByRole('log', { name: 'Conversation' }).getByText('Good evening from a guest').waitFor();
    expect((await system.rehearse('instances', 'watchers', session)).stdout).toMatch(/^[\da-f-]{36}\n$/);
    await page.getByRole('button', { name: 'Freeze', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Scenario name' }).fill('A guest, frozen');
    await page.mouse.click(5, 5);
    await expect(dialog.getByRole('textbox', { name: 'Scenario name' }).inputValue()).resolves.toBe('A guest, frozen');
    await dialog.getByRole('button', { name: 'Freeze session' }).click();
    await page.getByRole('heading', { level: 1, name: 'A guest, frozen' }).waitFor();
    expect(complaints).toEqual([]);
  });
});
