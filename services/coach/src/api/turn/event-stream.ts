import { once } from 'node:events';
import type { Response } from 'express';

/** Server-sent events to one caller, who may read slowly or leave. */
export interface EventStream {
  /** Resolves when the caller can take more. */
  send(data: unknown, event?: string): Promise<void> | undefined;
  end(): void;
}

const HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-cache, no-transform',
  // Proxies that collect an answer before they pass it on would take away what a stream is for.
  'X-Accel-Buffering': 'no',
};

export function openEventStream(response: Response): EventStream {
  response.writeHead(200, HEADERS);
  return {
    send(data, event) {
      if (response.destroyed || response.closed) return undefined;
      const name = event === undefined ? '' : `event: ${event}\n`;
      const text = typeof data === 'string' ? data : JSON.stringify(data);
      if (response.write(`${name}data: ${text}\n\n`)) return undefined;
      return Promise.race([once(response, 'drain'), once(response, 'close')]).then(() => undefined);
    },
    end() {
      response.end();
    },
  };
}
