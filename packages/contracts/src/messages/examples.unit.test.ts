import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { MessageDefinition } from './message.js';
import { topics } from '../topics/topics.js';

const folder = join(import.meta.dirname, '../../examples');

/** By name: `CommandRefused` travels on several topics and is one message. */
const messages = new Map<string, MessageDefinition>(
  Object.values(topics).flatMap((topic) => topic.messages.map((message) => [message.name, message] as const)),
);

const stories = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => ({
    story: join(parentPath.slice(folder.length + 1), name),
    message: parentPath.slice(folder.length + 1),
    read: (): unknown => JSON.parse(readFileSync(join(parentPath, name), 'utf8')),
  }));

describe('the examples of messages', () => {
  it.each([...messages.keys()])('tell at least one story of %s', (name) => {
    expect(stories.map(({ message }) => message)).toContain(name);
  });

  it('are all of messages that some topic carries', () => {
    expect(stories.map(({ message }) => message).filter((name) => !messages.has(name))).toEqual([]);
  });

  it.each(stories)('$story is what its schema says', ({ message, read }) => {
    const definition = messages.get(message);
    const example = read();
    const parsed = definition?.schema.safeParse(example);
    expect(parsed?.error?.issues).toBeUndefined();
    // A command may leave out what has a default; an event is written by us, whole and in canonical spelling.
    if (definition?.kind === 'event') expect(parsed?.data).toEqual(example);
  });
});
