import { z } from 'zod';
import { destinationOf } from './destination.js';
import { PROTOCOLS, type Request, type Tags } from './requests/request.js';

const Counted = z.object({ requests: z.number(), failed: z.number() });
export type Counted = z.infer<typeof Counted>;

const Destination = Counted.extend({
  /** How many of the requests the iterations made. */
  by_iterations: z.number(),
});
export type Destination = z.infer<typeof Destination>;

const Rate = z.object({ samples: z.number(), true: z.number() });

/** The same for another process. */
export const TrafficState = z.object({
  requests: z.record(z.enum(PROTOCOLS), Counted),
  around: z.number(),
  begun: z.number(),
  rates: z.object({ http_req_failed: Rate, checks: Rate }),
  /** By host and port; the empty key is what the script gave a name of its own, where nothing else tells. */
  destinations: z.record(z.string(), Destination),
});
export type TrafficState = z.infer<typeof TrafficState>;

/** A script may call more hosts than anybody wants to read. */
const MAX_DESTINATIONS = 50;
export const FURTHER_DESTINATIONS = '(further hosts)';

/** What was sent: the iterations apart from setup and teardown, each protocol by itself, and where to. */
export class Traffic {
  readonly #state: TrafficState = {
    requests: { http: nothing(), ws: nothing(), grpc: nothing() },
    around: 0,
    begun: 0,
    rates: { http_req_failed: { samples: 0, true: 0 }, checks: { samples: 0, true: 0 } },
    destinations: {},
  };

  /**
   * `scenarios` are the names of the script's: k6 tags with them what an iteration does.
   * `onlyDestination` is the one that can answer, where the machine keeps k6 from all others.
   */
  constructor(
    private readonly scenarios: readonly string[],
    private readonly onlyDestination: string | null,
  ) {}

  add(metric: string, value: number, tags: Tags): void {
    if (!this.#isOfIteration(tags)) return;
    // k6 writes it once at the end of an iteration, also of one that it interrupted.
    if (metric === 'data_sent') this.#state.begun += 1;
    if (metric === 'checks') addUp(this.#state.rates.checks, { samples: 1, true: Number(value !== 0) });
  }

  count(request: Request): void {
    const { protocol, tags } = request;
    const failed = Number(request.failed);
    const inIteration = this.#isOfIteration(tags);
    if (inIteration) {
      addUp(this.#state.requests[protocol], { requests: 1, failed });
      if (protocol === 'http' && request.judgedByK6)
        addUp(this.#state.rates.http_req_failed, { samples: 1, true: failed });
    } else this.#state.around += 1;
    const named = wasAnswered(request) ? this.onlyDestination : null;
    const to = this.#destination(destinationOf(tags.url) ?? named ?? '');
    addUp(to, { requests: 1, failed, by_iterations: Number(inIteration) });
  }

  get requests(): TrafficState['requests'] {
    return this.#state.requests;
  }

  /** Requests of setup and teardown. */
  get around(): number {
    return this.#state.around;
  }

  /** Iterations that began. */
  get begun(): number {
    return this.#state.begun;
  }

  /** Of the iterations alone, as far as k6 has judged them. */
  get rates(): TrafficState['rates'] {
    return this.#state.rates;
  }

  get destinations(): TrafficState['destinations'] {
    return this.#state.destinations;
  }

  state(): TrafficState {
    return structuredClone(this.#state);
  }

  /** Takes in what another process counted of the same run. */
  absorb(other: TrafficState): void {
    const mine = this.#state;
    for (const protocol of PROTOCOLS) addUp(mine.requests[protocol], other.requests[protocol]);
    mine.around += other.around;
    mine.begun += other.begun;
    for (const name of ['http_req_failed', 'checks'] as const) addUp(mine.rates[name], other.rates[name]);
    for (const [to, counted] of Object.entries(other.destinations)) addUp(this.#destination(to), counted);
  }

  /**
   * A script may give its samples another `scenario`, and what it does in setup one too: then the group tells, which is k6's
   * own of setup and teardown.
   */
  #isOfIteration({ scenario, group }: Tags): boolean {
    if (scenario !== undefined && this.scenarios.includes(scenario)) return true;
    return scenario !== undefined && !/^::(setup|teardown)(::|$)/.test(group ?? '');
  }

  #destination(wanted: string): Destination {
    const known = this.#state.destinations;
    const to = wanted in known || Object.keys(known).length < MAX_DESTINATIONS ? wanted : FURTHER_DESTINATIONS;
    return (known[to] ??= { ...nothing(), by_iterations: 0 });
  }
}

const wasAnswered = ({ protocol, tags, failed }: Request): boolean =>
  protocol === 'http' ? (tags.status ?? '0') !== '0' : !failed;

const nothing = (): Counted => ({ requests: 0, failed: 0 });

function addUp<Name extends string>(to: Record<Name, number>, more: Readonly<Record<Name, number>>): void {
  for (const name of Object.keys(to) as Name[]) to[name] += more[name];
}
