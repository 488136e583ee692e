import { z } from 'zod';
import { FurtherFailures, LoadRunFailure, type LoadRunFailures } from '@rehearsal/contracts/load/load-run-failures';
import { requestName } from './request-name.js';
import type { Protocol, Request, Tags } from '../requests/request.js';

/** What one process counted of one kind; the rest of a row is known when all is counted. */
const Kind = LoadRunFailure.omit({ share: true, requests: true });
type Kind = z.infer<typeof Kind>;

/** For another process. */
export const FailuresState = z.object({
  kinds: z.record(z.string(), Kind),
  others: FurtherFailures.nullable(),
  /** Requests by the name that failures have; null once there were too many names. */
  requests: z.record(z.string(), z.number()).nullable(),
});
export type FailuresState = z.infer<typeof FailuresState>;

/** A script may make up names, and servers messages, without end: neither memory nor a page is filled by them. */
const MAX_KINDS = 100;
const MAX_NAMES = 500;
const MAX_CHARACTERS = 300;

/** An iteration, or setup, that threw. */
export interface Thrown {
  at: string;
  message: string;
  /** Where in the script. */
  place: string;
  scenario: string | null;
}

type Failed = Pick<Kind, 'kind' | 'outcome' | 'method' | 'name' | 'example'>;

/** What failed, by kind: the same outcome of the same request, or the same exception at the same place. */
export class Failures {
  readonly #kinds = new Map<string, Kind>();
  #others: FailuresState['others'] = null;
  #requests: Map<string, number> | null = new Map();

  /** Takes every request of a run, since failures are a share of them. */
  add({ protocol, tags, at, failed }: Omit<Request, 'judgedByK6'>): void {
    const name = short(requestName(tags.name ?? tags.url ?? ''));
    this.#made(nameKey(protocol, tags.method, name), 1);
    if (!failed) return;
    const { method = null, url = null, scenario = null } = tags;
    const error = (tags.error ?? '') === '' ? null : short(tags.error ?? '');
    const group = (tags.group ?? '') === '' ? null : short(tags.group ?? '');
    const example = { at, url: url && short(url), error, scenario, group };
    this.#count({ kind: protocol, outcome: error ?? outcomeOf(protocol, tags), method, name, example }, at);
  }

  threw({ at, message, place, scenario }: Thrown): void {
    const example = { at, url: null, error: null, scenario, group: null };
    const what = { kind: 'exception', outcome: short(message), method: null, name: short(place) } as const;
    this.#count({ ...what, example }, at);
  }

  state(): FailuresState {
    return {
      kinds: Object.fromEntries(this.#kinds),
      others: this.#others,
      requests: this.#requests && Object.fromEntries(this.#requests),
    };
  }

  /** Takes in what another process counted of the same run. */
  absorb({ kinds, others, requests }: FailuresState): void {
    for (const [key, kind] of Object.entries(kinds)) this.#take(key, kind);
    if (others) this.#others = together(this.#others, others);
    if (requests === null) this.#requests = null;
    else for (const [key, count] of Object.entries(requests)) this.#made(key, count);
  }

  /** Says all of it again as `cleared` lets it: what setup made, tokens as a rule, is known only at the end of a run. */
  clear(cleared: (text: string) => string): void {
    const said = JSON.stringify(this.state());
    const now = cleared(said);
    if (now === said) return;
    this.#kinds.clear();
    this.#others = null;
    this.#requests = new Map();
    this.absorb(FailuresState.parse(JSON.parse(now)));
  }

  /** As the API shows them. */
  shown(): LoadRunFailures {
    const kinds = [...this.#kinds.values()];
    const total = kinds.reduce((sum, { count }) => sum + count, this.#others?.count ?? 0);
    const items = kinds
      .sort((a, b) => b.count - a.count || a.first_at.localeCompare(b.first_at))
      .map((kind) => ({ ...kind, share: kind.count / total, requests: this.#requestsOf(kind) }));
    return { recorded: true, total, items, others: this.#others };
  }

  #requestsOf({ kind, method, name }: Kind): number | null {
    return kind === 'exception' ? null : (this.#requests?.get(nameKey(kind, method, name)) ?? null);
  }

  #count(failed: Failed, at: string): void {
    const key = JSON.stringify([failed.kind, failed.outcome, failed.method, failed.name]);
    this.#take(key, { ...failed, count: 1, first_at: at, last_at: at });
  }

  #take(key: string, more: Kind): void {
    const known = this.#kinds.get(key);
    if (known) {
      const example = more.first_at < known.first_at ? more.example : known.example;
      this.#kinds.set(key, { ...known, example, ...together(known, more) });
    } else if (this.#kinds.size < MAX_KINDS) this.#kinds.set(key, more);
    else this.#others = together(this.#others, more);
  }

  #made(key: string, count: number): void {
    if (this.#requests === null) return;
    this.#requests.set(key, (this.#requests.get(key) ?? 0) + count);
    // A share of what was not counted whole would be wrong.
    if (this.#requests.size > MAX_NAMES) this.#requests = null;
  }
}

function outcomeOf(protocol: Protocol, { status = '' }: Tags): string {
  if (status === '' || (status === '0' && protocol !== 'grpc')) return 'no answer';
  return protocol === 'grpc' ? `gRPC status ${status}` : `HTTP ${status}`;
}

const nameKey = (protocol: Protocol, method: string | null | undefined, name: string): string =>
  JSON.stringify([protocol, method ?? null, name]);

const short = (text: string): string => text.slice(0, MAX_CHARACTERS);

const together = (some: FurtherFailures | null, more: FurtherFailures): FurtherFailures => ({
  count: (some?.count ?? 0) + more.count,
  first_at: some && some.first_at < more.first_at ? some.first_at : more.first_at,
  last_at: some && some.last_at > more.last_at ? some.last_at : more.last_at,
});
