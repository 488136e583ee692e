import { describe, expect, it } from '@jest/globals';
import { conversationText } from '@rehearsal/contracts/conversation/conversation-text';
import { ConversationFormat } from '@rehearsal/contracts/conversation/conversation';
import { NO_COST } from '@rehearsal/contracts/engine/engine-cost';
import type { Trial } from '@rehearsal/contracts/rehearsal/trial';
import { recordedIn } from './recorded-file.js';

const messages = [
  { role: 'user' as const, content: 'Hello' },
  { role: 'coach' as const, content: 'Good morning.' },
];
const trial = (number: number, rehearsal = 'a talk'): Trial => ({
  ...{ run_id: 'r-1', rehearsal, trial: number, seed: 7, engine: 'scripted', fingerprint: null },
  verdict: 'passed',
  ...{ error: null, instance_id: null, kept: false, turns: [], results: [], cost: NO_COST },
  steps: [{ step: 1, kind: 'say', turns: [] }],
  ...{ started_at: '2025-01-01T09:00:00Z', ended_at: '2025-01-01T09:00:01Z' },
});
const read = (document: unknown, part = {}) => recordedIn(JSON.stringify(document), 'told.json', part);
const reportOf = (...trials: Trial[]) => ({
  id: 'r-1',
  transcripts: trials.map((each) => ({ rehearsal: 0, link: '', trial: each })),
});

describe('what a file tells of a session', () => {
  it.each(ConversationFormat.options)('is a conversation, as %s', (format) => {
    expect(recordedIn(conversationText(messages, format), 'talk', {})).toEqual({ messages });
  });

  it('is a conversation as the chat exports it, with ids and without what is not there', () => {
    const items = messages.map((message, index) => ({ id: `m-${index}`, ...message, component_config: null }));
    expect(read({ items })).toEqual({ messages });
  });

  it('is what a scenario begins with', () => {
    const template = { user: { first_name: 'Ada', last_name: 'Lovelace' }, coach_state: {}, chat_messages: messages };
    expect(read({ name: 'A talk', template })).toMatchObject({ messages });
  });

  it('is a trial, or the one that is meant of a report', () => {
    expect(read(trial(1))).toEqual({ trial: trial(1) });
    expect(read(reportOf(trial(3)))).toEqual({ trial: trial(3) });
    const report = reportOf(trial(1), trial(2), trial(1, 'another'));
    expect(read(report, { trial: 2 })).toEqual({ trial: trial(2) });
    expect(read(report, { rehearsal: 'a talk', trial: 1 })).toEqual({ trial: trial(1) });
  });

  it.each([
    ['a report of several trials', reportOf(trial(1), trial(2)), {}, 'told.json holds 2 trials'],
    ['a report without the one that is meant', reportOf(trial(1)), { trial: 2 }, 'holds no such trial'],
    ['a trial of another version', { ...trial(1), seed: 'seven' }, {}, 'no trial as this version'],
    ['what is no conversation', { words: [] }, {}, 'told.json cannot be replayed'],
    ['several conversations', [{ messages }, { messages }], {}, 'told.json cannot be replayed'],
  ])('is refused with what helps, for %s', (_, document, part, sentence) => {
    expect(() => read(document, part)).toThrow(sentence);
  });

  it('is refused for a text that is neither JSON nor XML', () => {
    expect(() => recordedIn('Hello', 'told.txt', {})).toThrow('told.txt is neither JSON nor XML');
  });
});
