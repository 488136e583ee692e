import { afterEach, describe, expect, it } from '@jest/globals';
import { waitFor } from '@rehearsal/testing/wait-for';
import { aGuest } from '../a-guest.js';
import { newPage, openChatOf, say, seriousFaults, signIn } from '../browser.js';
import { prefer } from '../system.js';
import { MOST_MESSAGES } from './most-messages.js';
import { browser, system } from './one-browser.js';

type Spoken = { readonly role: string; readonly content: string; readonly timestamp?: string };

const aScenario = (name: string, chat_messages: readonly Spoken[] = []) =>
  system.api<{ id: string; primary_instance: { id: string } }>('POST', '/test-scenarios', {
    body: {
      name,
      template: {
        user: { first_name: 'Ada', last_name: 'Example' },
        coach_state: { current_phase: 'GET_TO_KNOW_YOU' },
        chat_messages,
      },
    },
    headers: prefer,
  });

const halted = new Set<number>();
/** Halts a service until what is answered is called, or the story ends. */
async function halt(service: string): Promise<() => void> {
  const { pid } = await system.service(service);
  process.kill(pid, 'SIGSTOP');
  halted.add(pid);
  return () => {
    process.kill(pid, 'SIGCONT');
    halted.delete(pid);
  };
}
afterEach(() => {
  for (const pid of halted) process.kill(pid, 'SIGCONT');
  halted.clear();
});

/** How many sheets of paper it would take. */
const sheetsOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

describe('a test chat in a real browser', () => {
  it('keeps a message that did not go, and says it once however often it is tried', async () => {
    const { body } = await aScenario('Sent and not sent');
    const { page } = await newPage(browser);
    await signIn(page, system);
    await openChatOf(page, 'Sent and not sent');
    const talk = page.getByRole('log', { name: 'Conversation' });
    const composer = page.getByRole('textbox', { name: 'Message' });
    const failed = talk.getByRole('article').filter({ hasText: 'not sent' });
    const replies = talk.getByRole('article', { name: /^Coach/ });
    const keys: (string | undefined)[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/messages')) keys.push(request.headers()['idempotency-key']);
    });
    await page.route('**/messages', (route) => route.abort());
    await composer.fill('Said once');
    await composer.press('Enter');
    await failed.getByText('Said once', { exact: true }).waitFor();
    expect(await composer.inputValue()).toBe('');
    expect(await seriousFaults(page)).toEqual([]);
    await failed.getByRole('button', { name: 'Retry' }).click();
    await waitFor('another try', () => keys.length === 2);
    await failed.waitFor();

    // Left and come back to, it is there still; taken back it is the same message as long as its words are.
    await page.reload();
    await failed.getByText('Said once', { exact: true }).waitFor();
    await failed.getByRole('button', { name: 'Edit' }).click();
    await composer.and(page.locator(':focus')).waitFor();
    expect(await composer.inputValue()).toBe('Said once');
    await page.unrouteAll();
    await composer.press('Enter');
    await replies.waitFor();
    await page.locator('[role=log][aria-busy=false]').waitFor();
    expect(await failed.count()).toBe(0);
    expect(keys.length).toBe(3);
    expect(new Set(keys).size).toBe(1);

    await page.context().setOffline(true);
    await composer.fill('Said when there is a connection');
    await composer.press('Enter');
    await failed.getByText('Not sent: no connection').waitFor();
    await page.context().setOffline(false);
    await replies.nth(1).waitFor();
    await page.locator('[role=log][aria-busy=false]').waitFor();

    // What was refused is known not to be said, and goes under another key.
    await page.route('**/messages', (route) =>
      route.fulfill({
        status: 409,
        contentType: 'application/problem+json',
        body: JSON.stringify({ status: 409, code: 'INSTANCE_FULL', title: 'Refused', detail: 'There is no room.' }),
      }),
    );
    await composer.fill('Refused, and said later');
    await composer.press('Enter');
    await failed.getByText('Not said: There is no room.').waitFor();
    await page.unrouteAll();
    await failed.getByRole('button', { name: 'Retry' }).click();
    await replies.nth(2).waitFor();
    await page.locator('[role=log][aria-busy=false]').waitFor();
    expect(keys.at(-1)).not.toBe(keys.at(-2));
    const { items } = (
      await system.api<{ items: Spoken[] }>('GET', `/instances/${body.primary_instance.id}/chat-messages`)
    ).body;
    expect(items.filter(({ role }) => role === 'user').map(({ content }) => content)).toEqual([
      'Said once',
      'Said when there is a connection',
      'Refused, and said later',
    ]);
  });

  it('is searched to its beginning, though only its end is loaded, and gives the focus back', async () => {
    const spoken = Array.from({ length: MOST_MESSAGES }, (_, index) => ({
      role: index % 2 === 0 ? 'user' : 'coach',
      content: index % 400 === 1 ? `How about the **Painter** of ${index}?` : `This is message ${index + 1}.`,
      timestamp: new Date(Date.UTC(2025, 0, 1 + Math.floor(index / 100), 12)).toISOString(),
    }));
    await aScenario('A talk to search', spoken);
    const { page, complaints } = await newPage(browser);
    await signIn(page, system);
    await openChatOf(page, 'A talk to search');
    await page.getByText(`This is message ${MOST_MESSAGES}.`, { exact: true }).waitFor();
    const composer = page.getByRole('textbox', { name: 'Message', exact: true });
    await composer.focus();
    await page.keyboard.press('Control+f');
    const search = page.getByRole('search', { name: 'In the conversation' });
    await search.getByRole('textbox').fill('the painter');
    await search.getByText('4 of 4', { exact: true }).waitFor();
    const at = (index: number) => page.getByText(`How about the Painter of ${index}?`);
    const marked = 'CSS.highlights.get("found")?.size ?? 0';
    await at(1201).waitFor();
    await waitFor('what is found to be marked', async () => (await page.evaluate<number>(marked)) > 0);
    await page.keyboard.press('Enter');
    await search.getByText('3 of 4', { exact: true }).waitFor();
    await waitFor('the one before to be in view', () => at(801).isVisible());
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.press('Shift+Enter');
    await search.getByText('1 of 4', { exact: true }).waitFor();
    await waitFor('the first one to be in view', () => at(1).isVisible());
    await page.getByText('Wednesday, January 1, 2025').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await search.getByRole('textbox').fill('nobody said this');
    await search.getByText('Not found').waitFor();
    await page.keyboard.press('Escape');
    await search.waitFor({ state: 'hidden' });
    await composer.and(page.locator(':focus')).waitFor();
    expect(await page.evaluate(marked)).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('says who else is here, by name to whoever may know it, and no longer once they left', async () => {
    await aScenario('Watched by two');
    const [mine, theirs] = [await newPage(browser), await newPage(browser)];
    await signIn(mine.page, system);
    await openChatOf(mine.page, 'Watched by two');
    await mine.page.getByText('live', { exact: true }).waitFor();
    const others = (page: typeof mine.page) => page.getByRole('img', { name: /^Also here/ });
    expect(await others(mine.page).count()).toBe(0);
    await signIn(theirs.page, system, 'viewer');
    await theirs.page.goto(mine.page.url());
    await mine.page.getByRole('img', { name: 'Also here: Browser viewer' }).waitFor();
    await theirs.page.getByRole('img', { name: 'Also here: Somebody else' }).waitFor();
    await say(mine.page, 'Seen by both');
    await theirs.page.getByText('Seen by both').waitFor();
    await theirs.page.getByRole('link', { name: 'Sessions' }).click();
    await others(mine.page).waitFor({ state: 'hidden' });
    expect([...mine.complaints, ...theirs.complaints]).toEqual([]);
  });

  it('is printed from its beginning, and says what paper would leave out that the browser prints by itself', async () => {
    const spoken = Array.from({ length: 330 }, (_, index) => ({
      role: index % 2 === 0 ? 'user' : 'coach',
      content: `This is message ${index + 1}.`,
    }));
    await aScenario('A talk to print', spoken);
    const { page, complaints } = await newPage(browser);
    await page.addInitScript(`window.print = () => {
      dispatchEvent(new Event('beforeprint'));
      window.onPaper = [...document.querySelectorAll('[role=log] article')].map((each) => each.innerText);
      dispatchEvent(new Event('afterprint'));
    }`);
    await signIn(page, system);
    await openChatOf(page, 'A talk to print');
    await page.getByText('This is message 330.', { exact: true }).waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.getByText('Not on this paper: 230 earlier messages').waitFor();
    const sheets = sheetsOf(await page.pdf());
    await page.emulateMedia({ media: null });
    await page.keyboard.press('Control+p');
    const printed = await waitFor('it to be printed', () => page.evaluate<string[] | undefined>('window.onPaper'));
    expect(printed.map((text) => Number(/This is message (\d+)\./.exec(text)?.[1]))).toEqual(
      Array.from({ length: 330 }, (_, index) => index + 1),
    );
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByText('Not on this paper').count()).toBe(0);
    expect(sheetsOf(await page.pdf())).toBeGreaterThan(2 * sheets);
    expect(complaints).toEqual([]);
  });

  it('says what it waits for, is told to wait no longer, and is said again or in other words', async () => {
    const { body } = await aScenario('Waits in an outage');
    const instance = body.primary_instance.id;
    const { page } = await newPage(browser);
    await signIn(page, system);
    await openChatOf(page, 'Waits in an outage');
    const talk = page.getByRole('log', { name: 'Conversation' });
    const composer = page.getByRole('textbox', { name: 'Message', exact: true });
    const failed = talk.getByRole('alert').filter({ hasText: 'The coach could not answer' });
    const said = (text: string) => talk.getByRole('article').getByText(text, { exact: true });
    const replies = talk.getByRole('article', { name: /^Coach/ });
    const pending = async () =>
      (await system.api<{ pending_turns: string[] }>('GET', `/instances/${instance}`)).body.pending_turns[0];
    const sayUnanswered = async (text: string) => {
      await composer.fill(text);
      await composer.press('Enter');
      return waitFor('the message to be on record', pending);
    };

    const coachGoesOn = await halt('coach');
    await sayUnanswered('Said in an outage');
    const ownerGoesOn = await halt('instantiator');
    coachGoesOn();
    const waits = talk.getByRole('status').filter({ hasText: /^Waits since .*instantiator/ });
    await waits.getByText(/It fails at .* if nothing changes/).waitFor();
    await waits.getByRole('button', { name: 'Stop waiting' }).click();
    ownerGoesOn();
    await failed.getByText(/TURN_ENDED/).waitFor();
    expect(await replies.count()).toBe(0);
    expect(await seriousFaults(page)).toEqual([]);
    await failed.getByRole('button', { name: 'Retry' }).click();
    await replies.waitFor();
    await failed.waitFor({ state: 'hidden' });
    expect(await said('Said in an outage').count()).toBe(2);

    const goesOn = await halt('coach');
    const message = await sayUnanswered('Said badly');
    await system.api('POST', `/instances/${instance}/messages/${message}/end`, { body: {}, headers: prefer });
    await failed.getByRole('button', { name: 'Edit' }).click();
    await composer.and(page.locator(':focus')).waitFor();
    expect(await composer.inputValue()).toBe('Said badly');
    goesOn();
    await composer.fill('Said better');
    await composer.press('Enter');
    await replies.nth(1).waitFor();
    await failed.waitFor({ state: 'hidden' });
    expect(await said('Said badly').count()).toBe(1);
    expect(await said('Said better').count()).toBe(1);
  });

  it('says of a full one how much it holds and what can be done, and keeps the message', async () => {
    const { page } = await newPage(browser);
    await signIn(page, system);
    await openChatOf(page, 'A talk to search');
    const composer = page.getByRole('textbox', { name: 'Message', exact: true });
    await composer.fill('One too many');
    await composer.press('Enter');
    const failed = page.getByRole('article').filter({ hasText: 'not sent' });
    const why = `Not said: The instance is full: it holds ${MOST_MESSAGES} messages, and ${MOST_MESSAGES} is the limit.`;
    await failed.getByText(why).filter({ hasText: 'fork at an earlier message' }).waitFor();
    await failed.getByRole('button', { name: 'Edit' }).click();
    await failed.waitFor({ state: 'hidden' });
    expect(await composer.inputValue()).toBe('One too many');
  });

  it('says of a session that is closed that nobody speaks in it any more', async () => {
    const session = await aGuest(system, ['Good night']);
    const { page } = await newPage(browser);
    await signIn(page, system);
    // Sessions close after hours.
    await page.route(new RegExp(`/instances/${session}\\b`), async (route) => {
      const response = await route.fetch();
      const body = (await response.json()) as object;
      await route.fulfill({
        response,
        json: 'profile' in body ? { ...body, closed_at: '2025-01-01T09:00:00.000Z' } : body,
      });
    });
    await page.goto(`${system.url}/#/instances/${session}`);
    await page.getByText('It is closed: nobody speaks in it any more.').waitFor();
    await page.getByText('Good night').waitFor();
    expect(await page.getByRole('textbox', { name: 'Message', exact: true }).count()).toBe(0);
    expect(await seriousFaults(page)).toEqual([]);
  });
});
