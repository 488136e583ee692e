import { EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import type { Response } from 'express';
import { openEventStream } from './event-stream.js';

/** The caller's end, which takes what `takes` says and keeps each write by itself. */
class Caller extends EventEmitter {
  destroyed = false;
  closed = false;
  takes = true;
  readonly writes: string[] = [];
  ended: string | undefined;

  writeHead(): this {
    return this;
  }
  write(text: string): boolean {
    this.writes.push(text);
    return this.takes;
  }
  end(text: string): void {
    this.ended = text;
  }
}

const open = () => {
  const caller = new Caller();
  return { caller, events: openEventStream(caller as unknown as Response) };
};
/** The next turn of the event loop. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('a stream of events', () => {
  it('sends what comes within one turn of the event loop in one write, in order', async () => {
    const { caller, events } = open();
    for (const token of ['One', ' two', ' three']) {
      await Promise.resolve();
      expect(events.send({ token })).toBeUndefined();
    }
    expect(caller.writes).toEqual([]);
    await turn();
    expect(caller.writes).toEqual(['data: {"token":"One"}\n\ndata: {"token":" two"}\n\ndata: {"token":" three"}\n\n']);
    void events.sendText('{"token":"four"}', 'delta');
    await turn();
    expect(caller.writes.slice(1)).toEqual(['event: delta\ndata: {"token":"four"}\n\n']);
  });

  it('ends with what has not left yet', async () => {
    const { caller, events } = open();
    void events.send('[DONE]');
    events.end();
    await turn();
    expect([caller.writes, caller.ended]).toEqual([[], 'data: [DONE]\n\n']);
  });

  it('holds whoever sends until a slow caller has read, or has gone', async () => {
    const { caller, events } = open();
    for (const isOver of ['drain', 'close']) {
      caller.takes = false;
      let isHeld = true;
      const held = events.send({ text: 'x'.repeat(20_000) })?.then(() => (isHeld = false));
      await turn();
      expect(isHeld).toBe(true);
      // What is small and comes meanwhile is held too.
      expect(events.send({ text: 'y' })).toBeInstanceOf(Promise);
      caller.takes = true;
      caller.emit(isOver);
      await held;
      await turn();
      expect(events.send({ text: 'z' })).toBeUndefined();
      await turn();
    }
  });

  it('sends nothing to a caller who has gone', async () => {
    const { caller, events } = open();
    void events.send({ text: 'x' });
    caller.destroyed = true;
    expect(events.send({ text: 'y' })).toBeUndefined();
    await turn();
    expect(caller.writes).toEqual([]);
  });
});
