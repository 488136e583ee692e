import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import { waitFor } from '@rehearsal/testing/wait-for';
import { prefer, type System } from './system.js';

const CLIENTS = 4;
/** Between two rounds of a client: what is to be lost, or done twice, comes from faults, not from a machine that is full. */
const ROUND_PAUSE_MS = 250;
const KNOWN_WITHIN_MS = 120_000;
const ANSWERED_WITHIN_MS = 60_000;
const READS_AT_ONCE = 8;

/** What the system acknowledged: an instance with one message in it. */
interface Acknowledged {
  label: string;
  id: string;
  content: string;
}

/** Of what was acknowledged. */
interface Losses {
  lost: string[];
  twice: string[];
  unanswered: string[];
}

/** Clients as all of ours are: whatever has no outcome is given again under its key. */
export class FaultLoad {
  readonly acknowledged: Acknowledged[] = [];
  readonly #enough = new AbortController();
  #clients: Promise<unknown> | undefined;

  constructor(
    private readonly system: System,
    readonly scenarioId: string,
  ) {}

  begin(): void {
    const client = async (name: number) => {
      for (let round = 0; !this.#enough.signal.aborted; round++) {
        await this.round(`load ${name}.${round}`);
        await pause(ROUND_PAUSE_MS);
      }
    };
    this.#clients = Promise.all(Array.from({ length: CLIENTS }, (_, name) => client(name)));
    this.#clients.catch(() => this.#enough.abort());
  }

  async end(): Promise<void> {
    this.#enough.abort();
    await this.#clients;
  }

  async round(label: string): Promise<void> {
    const made = await this.done(`/test-scenarios/${this.scenarioId}/instances`, { label });
    const id = String(made.id);
    const content = `${label} says hello`;
    // Acknowledged is enough: the answer is owed from then on.
    await this.done(`/instances/${id}/messages`, { content }, { waits: false });
    this.acknowledged.push({ label, id, content });
  }

  /** Repeats a command with its key until its outcome is known, or, of one that does not wait, until it is acknowledged. */
  async done(path: string, body: unknown, { waits = true } = {}): Promise<Record<string, unknown>> {
    const headers = { 'idempotency-key': randomUUID(), ...(waits && prefer) };
    let refused: string | undefined;
    const known = await waitFor(
      `POST ${path} to be done`,
      async () => {
        const answer = await this.system.api('POST', path, { body, headers, once: true });
        if (answer.status >= 500 || (waits && answer.status === 202))
          throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
        if (answer.status >= 400) refused = `${answer.status} ${JSON.stringify(answer.body)}`;
        return answer;
      },
      { withinMs: KNOWN_WITHIN_MS, everyMs: 100 },
    );
    if (refused !== undefined) throw new Error(`POST ${path}: ${refused}`);
    return known.body;
  }

  /** A page; who was killed may not answer yet when its process is there again. */
  read<Body>(path: string): Promise<Body> {
    return waitFor(
      `GET ${path}`,
      async () => {
        const { status, body } = await this.system.api<Body>('GET', path, { once: true });
        if (status >= 500) return null;
        if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
        return body as NonNullable<Body>;
      },
      { withinMs: ANSWERED_WITHIN_MS, everyMs: 200 },
    );
  }

  async list<Item>(path: string): Promise<Item[]> {
    const found: Item[] = [];
    for (let cursor = ''; ;) {
      const page = await this.read<{ items: Item[]; next_cursor: string | null }>(`${path}limit=200${cursor}`);
      found.push(...page.items);
      if (page.next_cursor === null) return found;
      cursor = `&cursor=${page.next_cursor}`;
    }
  }

  /** Compares what was acknowledged with what there is, once answers have had their time. */
  async losses(): Promise<Losses> {
    const losses: Losses = { lost: [], twice: [], unanswered: [] };
    const listed = await this.list<{ id: string; label: string | null }>(
      `/test-scenarios/${this.scenarioId}/instances?`,
    );
    const labelled = new Map<string | null, string[]>();
    for (const { id, label } of listed) labelled.set(label, [...(labelled.get(label) ?? []), id]);
    const left = [...this.acknowledged];
    const deadline = performance.now() + ANSWERED_WITHIN_MS;
    const check = async ({ label, id, content }: Acknowledged) => {
      const made = labelled.get(label) ?? [];
      if (made.length > 1) losses.twice.push(label);
      if (!made.includes(id)) return void losses.lost.push(label);
      const seen = await this.#whenAnswered(id, deadline);
      const said = seen.chat_messages.filter(({ role }) => role === 'user').map((message) => message.content);
      const answers = seen.chat_messages.filter(({ role }) => role === 'coach').length;
      if (!said.includes(content)) losses.lost.push(content);
      if (said.length > 1 || answers > 1) losses.twice.push(content);
      if (said.length === 1 && answers === 0) losses.unanswered.push(content);
    };
    const reader = async () => {
      for (let next = left.pop(); next !== undefined; next = left.pop()) await check(next);
    };
    await Promise.all(Array.from({ length: READS_AT_ONCE }, reader));
    return losses;
  }

  /** The instance with the answer in it, or as it is when the time for that is over. */
  async #whenAnswered(id: string, deadline: number): Promise<InstanceView> {
    for (;;) {
      const seen = await this.read<InstanceView>(`/instances/${id}`);
      if (seen.chat_messages.some(({ role }) => role === 'coach') || performance.now() > deadline) return seen;
      await pause(500);
    }
  }
}
