import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { AuditEntry } from '@rehearsal/contracts/http/audit/audit';
import { topics } from '@rehearsal/contracts/topics/topics';
import { userCommands } from '@rehearsal/contracts/messages/user';
import { namesIn } from './on-record.js';
import { asked, done } from './phrases.js';
import { reasonOf, sentenceOf } from './sentence.js';

const anEntry = (more: Partial<AuditEntry> = {}): AuditEntry => ({
  id: 'instance.events.v1/0:1',
  chain: 'instance.events.v1/0',
  n: 1,
  event_id: 'instance.events.v1/i-1/i-1:4:0',
  at: '2026-01-05T10:00:00.000Z',
  recorded_at: '2026-01-05T10:00:00.020Z',
  actor: { id: 'u-1', role: 'operator' },
  action: 'InstanceReset',
  kind: 'event',
  target: 'instance',
  target_id: 'i-1',
  outcome: 'applied',
  command_id: 'c-1',
  correlation_id: 'c-1',
  body: { scenario_name: 'Career midway', scenario_version: 1 },
  body_bytes: 2,
  body_hash: 'b',
  prev_hash: 'p',
  hash: 'h',
  ...more,
});

const command = anEntry({
  action: 'ResetInstance',
  kind: 'command',
  outcome: 'requested',
  body: { scenario_name: 'Career midway', first_name: 'Amara' },
});
/** Of an older version, which carried the template. */
const carrying = anEntry({
  action: 'ResetInstance',
  kind: 'command',
  outcome: 'requested',
  body: { scenario_name: 'Career midway', template: { user: { first_name: 'Amara' } } },
});
const invited = anEntry({
  action: 'UserInvited',
  kind: 'access',
  target: 'principal',
  target_id: 'u-1',
  body: { name: 'anna', role: 'operator' },
});
const names = namesIn([invited]);
const alone = { names: new Map<string, string>(), operation: [] };

const said = (entry: AuditEntry, record: Parameters<typeof sentenceOf>[1] = alone) =>
  `${sentenceOf(entry, record)
    .map(({ text }) => text)
    .join('')}: ${entry.outcome}`;

describe('an entry in words', () => {
  it('says who did what to whom, by the names that are on record', () => {
    const record = { names, operation: [command] };
    expect(said(anEntry(), record)).toBe('anna reset the test user Amara of Career midway: applied');
    for (const asked of [command, carrying])
      expect(said(asked, record)).toBe('anna asked to reset the test user Amara of Career midway: requested');
  });

  it('gives ids where no names are on record, and says so', () => {
    expect(said(anEntry({ body: null }))).toBe(
      'The operator with the id u-1 reset the instance with the id i-1: applied',
    );
  });

  it('tells coming in from coming back to a session that is there, and names the command line', () => {
    const signedIn = (method: string) => anEntry({ action: 'SignedIn', target: 'session', body: { method } });
    const record = { names, operation: [] };
    expect(said(signedIn('link'), record)).toBe('anna signed in: applied');
    expect(said(signedIn('refresh'), record)).toBe('anna came back to their session: applied');
    const byHand = anEntry({ actor: { id: 'cli', role: 'admin' }, body: null });
    expect(said(byHand, record)).toBe('rehearse reset the instance with the id i-1: applied');
  });

  it('takes no name from an entry about something else', () => {
    const record = { names, operation: [{ ...command, target_id: 'i-2' }] };
    expect(said(anEntry({ body: null }), record)).toBe('anna reset the instance with the id i-1: applied');
  });

  it('tells of a refusal what was asked for, and why not', () => {
    const refused = anEntry({
      action: 'CommandRefused',
      outcome: 'refused',
      body: { command: 'UndoReset', code: 'NOTHING_TO_UNDO', detail: 'Nothing was reset.' },
    });
    expect(said(refused, { names, operation: [] })).toBe(
      'anna asked to undo the reset of the instance with the id i-1: refused',
    );
    expect(reasonOf(refused)).toBe('Nothing was reset.');
  });

  it.each<[string, Partial<AuditEntry>]>([
    [
      'Somebody without a sign-in tried GET /api/v1/audit: denied',
      {
        actor: { id: 'anonymous', role: 'guest' },
        action: 'AccessDenied',
        kind: 'access',
        target: 'principal',
        outcome: 'denied',
        body: { method: 'GET', path: '/api/v1/audit', status: 401, code: 'UNAUTHENTICATED', permission: null },
      },
    ],
    [
      'Somebody unknown sent what is no message of ours, about the instance without an id: denied',
      {
        actor: { id: 'unknown', role: 'guest' },
        action: 'Poison',
        outcome: 'denied',
        target_id: '',
        body: { reason: 'not a CloudEvents 1.0 message' },
      },
    ],
    [
      'The guest with the id g-1 sent a message as the guest of the live session conv-1: applied',
      {
        actor: { id: 'g-1', role: 'guest' },
        action: 'MessageSent',
        target_id: 'conv-1',
        body: { kind: 'live', message: {} },
      },
    ],
    [
      'The service coach recorded the coach’s answer to the instance with the id i-1: applied',
      { actor: { id: 'coach', role: 'service' }, action: 'CoachReplied', body: {} },
    ],
    [
      'The operator with the id u-1 queued the load run r-1 of test-responses: applied',
      { action: 'LoadRunQueued', target: 'load-run', target_id: 'r-1', body: { test: 'test-responses' } },
    ],
    [
      'The operator with the id u-1 asked for AnotherVersionsCommand on the instance with the id i-1: requested',
      { action: 'AnotherVersionsCommand', kind: 'command', outcome: 'requested', body: {} },
    ],
  ])('reads: %s', (sentence, entry) => {
    expect(said(anEntry(entry))).toBe(sentence);
  });

  it('has a phrase for every message, and for no other', () => {
    const messages = [...Object.values(topics).flatMap((topic) => topic.messages), ...userCommands];
    const namesOf = (kind: string): string[] => [
      ...new Set(messages.flatMap((message) => (message.kind === kind ? [message.name] : []))),
    ];
    // A refusal is told by the command that it answers; poison is what could not be read.
    const events = [...namesOf('event').filter((name) => name !== 'CommandRefused'), 'Poison'];
    expect(Object.keys(asked).toSorted()).toEqual(namesOf('command').toSorted());
    expect(Object.keys(done).toSorted()).toEqual(events.toSorted());
  });
});

const folder = join(import.meta.dirname, '../../../../packages/contracts/examples');
const examples = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((file) => file.isFile())
  .map(({ parentPath, name }) => ({ action: basename(parentPath), story: name, path: join(parentPath, name) }));

describe('a sentence of any message', () => {
  it.each(examples)('makes nothing up: $action, $story', ({ action, path }) => {
    const [topic] = Object.entries(topics).find(([, { messages }]) => messages.some(({ name }) => name === action)) ?? [
      '',
    ];
    const [aggregate = '', kind] = topic.split('.');
    const entry = anEntry({
      action,
      kind: kind === 'commands' ? 'command' : 'event',
      target: aggregate === 'access' ? 'principal' : aggregate,
      body: JSON.parse(readFileSync(path, 'utf8')) as unknown,
    });
    const pieces = sentenceOf(entry, alone);
    const record = JSON.stringify(entry);
    for (const { text, is } of pieces) if (is !== undefined) expect(record).toContain(JSON.stringify(text));
    expect(said(entry)).not.toMatch(/undefined|\[object|[{}]/);
  });
});
