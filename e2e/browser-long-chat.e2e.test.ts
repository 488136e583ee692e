import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openBrowser } from '@rehearsal/testing/browser';
import { waitFor } from '@rehearsal/testing/wait-for';
import type { Browser } from 'playwright-core';
import { newPage, openChatOf, signIn } from './browser.js';
import { prefer, startSystem, type System } from './system.js';

let system: System;
let browser: Browser;
beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem({ args: ['--no-samples'] }), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await system.dispose();
});

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
    for (let turns = 0; turns < 200 && !(await first.isVisible()); turns++) await page.mouse.wheel(0, -2000);
    await first.waitFor();
    expect(await page.getByRole('button', { name: /earlier message/ }).count()).toBe(0);
    expect(asked.filter((url) => url.includes('/chat-messages')).length).toBe(3);

    await page.getByRole('textbox', { name: 'Message' }).fill('And now something new');
    await page.keyboard.press('Enter');
    await conversation.hover();
    await page.mouse.wheel(0, 1_000_000);
    await page.getByRole('button', { name: `Fork after message ${MESSAGES + 1}` }).waitFor({ state: 'attached' });
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
