import type { Page } from '@rehearsal/contracts/http/page';
import { openAsking, type Asked, type AskingOptions } from './asking.js';
import { commandsOf, type Commands, type GivenCommand } from './commands.js';
import type { TokenSource } from './exchange.js';
import { withQuery, type Query } from './query.js';

const PAGE = 200;

export interface ClientOptions extends AskingOptions {
  /** Told of every command that had an outcome. */
  given?: (command: GivenCommand) => void;
}

/**
 * How a program speaks to Rehearsal. Paths are those behind `/api/v1`. What is not granted is thrown as an `ApiError`, after
 * it was asked for again where that may help (`patiently`).
 */
export interface Client extends Commands {
  readonly url: string;
  readonly token: TokenSource;
  /** A resource, as JSON. */
  get<T>(path: string, query?: Query, asked?: Asked): Promise<T>;
  /** Every item of a list, over all its pages. */
  all<T>(path: string, query?: Query, asked?: Asked): Promise<T[]>;
  /** A file or a report, as text. */
  text(path: string, asked?: Asked): Promise<string>;
  /** A file as it comes, with its headers. */
  file(path: string, asked?: Asked): Promise<Response>;
}

export function openClient({ given, ...options }: ClientOptions): Client {
  const asking = openAsking(options);
  const get = <T>(path: string, query?: Query, asked: Asked = {}): Promise<T> =>
    asking.read({ method: 'GET', path: withQuery(path, query) }, asked, ({ text }) => JSON.parse(text) as T);
  const file = { accept: '*/*' };

  return {
    url: options.url,
    token: options.token,
    get,
    async all<T>(path: string, query?: Query, asked?: Asked) {
      const items: T[] = [];
      for (let cursor: string | null | undefined; cursor !== null;) {
        const page: Page<T> = await get(path, { limit: PAGE, ...query, cursor }, asked);
        items.push(...page.items);
        cursor = page.next_cursor;
      }
      return items;
    },
    text: (path, asked = {}) => asking.read({ method: 'GET', path, headers: file }, asked, ({ text }) => text),
    file: (path, asked = {}) => asking.ask({ method: 'GET', path, headers: file }, asked, (response) => response),
    ...commandsOf(asking, given),
  };
}
