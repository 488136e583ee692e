import { describe, expect, it } from '@jest/globals';
import { waitFor } from '@rehearsal/testing/wait-for';
import { follow } from './follow.js';

interface State {
  version: number;
  seen: number[];
}
const push = (version: number) => ({ version });

/** A follower of something whose server is at the version that is set; it notes what it was shown. */
function aFollower() {
  const shown: number[] = [];
  const answers: (() => void)[] = [];
  const server = { version: 1, isHeld: false, reads: 0 };
  let ended = false;
  const errors: unknown[] = [];
  const follower = follow<State, { version: number }>({
    read: async () => {
      server.reads += 1;
      const found = { version: server.version, seen: [server.version] };
      if (server.isHeld) await new Promise<void>((resolve) => answers.push(resolve));
      if (found.version === 0) throw new Error('no answer');
      return found;
    },
    fold: ({ seen }, { version }) =>
      version === 99 ? undefined : version === 50 ? 'unread' : { version, seen: [...seen, version] },
    changed: ({ version }) => shown.push(version),
    ended: () => (ended = true),
    failed: (error) => errors.push(error),
  });
  return { follower, server, shown, answer: () => answers.shift()?.(), ended: () => ended, errors };
}
const until = (what: string, holds: () => boolean) => waitFor(what, holds);

describe('a follower', () => {
  it('reads what a push only names, and goes on from there', async () => {
    const { follower, server, shown } = aFollower();
    server.version = 49;
    follower.watched(49);
    await until('the first state', () => shown.length === 1);
    server.version = 50;
    follower.pushed(push(50));
    await until('what was named', () => shown.length === 2);
    follower.pushed(push(51));
    expect(shown).toEqual([49, 50, 51]);
  });

  it('shows what it read, and then each version that is pushed', async () => {
    const { follower, shown } = aFollower();
    follower.watched(1);
    await until('the first state', () => shown.length === 1);
    follower.pushed(push(2));
    follower.pushed(push(3));
    expect(shown).toEqual([1, 2, 3]);
  });

  it('puts what was pushed while it read on top of it', async () => {
    const { follower, server, shown, answer } = aFollower();
    server.isHeld = true;
    follower.watched(1);
    follower.pushed(push(3));
    follower.pushed(push(2));
    follower.pushed(push(1));
    answer();
    await until('all of it', () => shown.length === 3);
    expect(shown).toEqual([1, 2, 3]);
  });

  it('shows nothing twice and never goes back', async () => {
    const { follower, shown } = aFollower();
    follower.watched(1);
    await until('the first state', () => shown.length === 1);
    for (const version of [2, 2, 1, 3]) follower.pushed(push(version));
    expect(shown).toEqual([1, 2, 3]);
  });

  it('reads anew where a version is missing', async () => {
    const { follower, server, shown } = aFollower();
    follower.watched(1);
    await until('the first state', () => shown.length === 1);
    server.version = 4;
    follower.pushed(push(4));
    await until('what was missing', () => shown.includes(4));
    expect(shown).toEqual([1, 4]);
    expect(server.reads).toBe(2);
  });

  it('asks once more when what it read was older than what was pushed', async () => {
    const { follower, server, shown } = aFollower();
    follower.watched(1);
    await until('the first state', () => shown.length === 1);
    follower.pushed(push(4));
    await until('a second read', () => server.reads === 2);
    server.version = 3;
    await until('the push on top of it', () => shown.at(-1) === 4);
    expect(shown).toEqual([1, 3, 4]);
  });

  it('reads anew after a loss only when something happened meanwhile', async () => {
    const { follower, server, shown } = aFollower();
    follower.watched(1);
    await until('the first state', () => shown.length === 1);
    follower.watched(1);
    expect(server.reads).toBe(1);
    server.version = 2;
    follower.watched(2);
    await until('what was missed', () => shown.length === 2);
    expect(shown).toEqual([1, 2]);
  });

  it('ends with the push that ends the thing', async () => {
    const last = aFollower();
    last.server.version = 98;
    last.follower.watched(98);
    await until('its state', () => last.shown.length === 1);
    last.follower.pushed(push(99));
    expect(last.ended()).toBe(true);
    last.follower.pushed(push(100));
    expect(last.shown).toEqual([98]);
  });

  it('tells when it cannot read, and reads at the next occasion', async () => {
    const { follower, server, shown, errors } = aFollower();
    server.version = 0;
    follower.watched(1);
    await until('the failure', () => errors.length === 1);
    server.version = 2;
    follower.watched(2);
    await until('the state', () => shown.length === 1);
    expect(shown).toEqual([2]);
  });
});
