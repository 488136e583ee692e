import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openBrowser } from '@rehearsal/testing/browser';
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
});
