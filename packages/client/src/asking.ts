import type { ApiError } from './api-error.js';
import { exchange, type Message, type Server, type TokenSource } from './exchange.js';
import { PATIENCE, patiently, type Patience } from './patience.js';
import { readText } from './read-text.js';

export interface Asked {
  signal?: AbortSignal | undefined;
  patience?: Partial<Patience> | undefined;
}

export interface AskingOptions {
  /** Origin of the gateway, such as `http://localhost:8080`; empty for the one that a page came from. */
  url: string;
  token: TokenSource;
  patience?: Partial<Patience>;
  /** Told when a question has no answer and is asked again, and when it is answered after all. */
  lost?: (error: ApiError) => void;
  back?: () => void;
}

export interface Answer {
  response: Response;
  text: string;
}

/** Asks one gateway, patiently; it remembers whether that has ever answered. */
export interface Asking {
  readonly url: string;
  /** `take` reads the answer, and may throw an ApiError that is retriable to have it asked again. */
  ask<T>(message: Message, asked: Asked, take: (response: Response) => T | Promise<T>): Promise<T>;
  /** The same for an answer that is read whole. */
  read<T>(message: Message, asked: Asked, take: (answer: Answer) => T): Promise<T>;
}

export function openAsking({ url, token, patience, lost, back }: AskingOptions): Asking {
  let met = false;
  const server: Server = { url, token, answered: () => (met = true) };

  const ask: Asking['ask'] = (message, asked, take) =>
    patiently(async () => take(await exchange(server, { ...message, signal: asked.signal })), {
      patience: { ...PATIENCE, ...patience, ...asked.patience },
      met: () => met,
      signal: asked.signal,
      lost,
      back,
    });
  return {
    url,
    ask,
    read: (message, asked, take) =>
      ask(message, asked, async (response) => take({ response, text: await readText(response, url, asked.signal) })),
  };
}
