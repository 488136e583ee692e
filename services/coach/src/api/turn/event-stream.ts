import { once } from 'node:events';
import type { Response } from 'express';

/** Server-sent events to one caller, who may read slowly or leave. */
export interface EventStream {
  /** Resolves when the caller can take more; undefined while it can. */
  send(data: unknown, event?: string): Promise<void> | undefined;
  /** The same for data whose JSON is written already. */
  sendText(text: string, event?: string): Promise<void> | undefined;
  end(): void;
}

const HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-cache, no-transform',
  // Proxies that collect an answer before they pass it on would take away what a stream is for.
  'X-Accel-Buffering': 'no',
};

/** What is sent in one go is as long at most, so that a slow reader is noticed before much waits for it. */
const MOST_WAITING = 16 * 1024;

/** Events that are sent within one turn of the event loop leave in one write. */
export function openEventStream(response: Response): EventStream {
  response.writeHead(200, HEADERS);
  let waiting = '';
  let full: Promise<void> | undefined;

  const isGone = () => response.destroyed || response.closed;
  const flush = () => {
    if (waiting === '' || isGone()) return;
    const isTaken = response.write(waiting);
    waiting = '';
    if (isTaken) return;
    full = Promise.race([once(response, 'drain'), once(response, 'close')]).then(() => {
      full = undefined;
    });
  };
  const sendText = (text: string, event?: string) => {
    if (isGone()) return undefined;
    // It runs when everything that is ready now has been sent.
    if (waiting === '') process.nextTick(flush);
    waiting += event === undefined ? `data: ${text}\n\n` : `event: ${event}\ndata: ${text}\n\n`;
    if (waiting.length > MOST_WAITING) flush();
    return full;
  };
  return {
    sendText,
    send: (data, event) => sendText(typeof data === 'string' ? data : JSON.stringify(data), event),
    end() {
      response.end(waiting);
      waiting = '';
    },
  };
}
