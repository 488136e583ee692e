import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { io, type Socket } from 'socket.io-client';
import type { ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import type { InstancePush } from '@rehearsal/contracts/socket/pushes';
import { proofSeed, proofSize } from '@rehearsal/testing/proof-size';
import { waitFor } from '@rehearsal/testing/wait-for';
import { system } from '../stories/one-system.js';
import { prefer } from '../system.js';

const SEED = proofSeed();
const STEPS = proofSize(80, 2000);
const doors = ['ui', 'api', 'coach', 'coach-stream'] as const;
type Door = (typeof doors)[number];

/** What a door said of one message: the id of the answer that it calls kept, or why there is none. */
interface Said {
  readonly status: number;
  readonly kept: string | undefined;
  readonly code: string | undefined;
}

const template = { user: { first_name: 'Ada', last_name: 'Example' }, coach_state: { current_phase: 'INTRODUCTION' } };
let instance: string;
let coachUrl: string;
let token: string;
let socket: Socket;
const pushes: InstancePush[] = [];

beforeAll(async () => {
  const body = { name: 'Reset often', template };
  const made = await system.api<ScenarioView>('POST', '/test-scenarios', { body, headers: prefer });
  instance = made.body.primary_instance?.id ?? '';
  coachUrl = (await system.service('coach')).url;
  socket = io(system.url, { auth: { token: system.token }, transports: ['websocket'] });
  socket.on('instance', (push: InstancePush) => pushes.push(push));
  await socket.emitWithAck('watch', { room: `instance:${instance}` });
});
afterAll(() => {
  socket.disconnect();
});

const path = (rest: string) => `/instances/${instance}${rest}`;
const renewToken = async () => {
  const issued = await system.api<{ access_token: string }>('POST', path('/token'), { body: {} });
  token = issued.body.access_token;
};
const reset = async (): Promise<void> => {
  const { status } = await system.api('POST', path('/reset'), { body: {}, headers: prefer });
  expect(status).toBe(200);
};

/** As the UI does: sends, does not wait, and hears of the answer by its socket. */
async function throughUi(content: string): Promise<Said> {
  const sent = await system.api<{ operation: { id: string } }>('POST', path('/messages'), { body: { content } });
  expect(sent.status).toBe(202);
  const end = await waitFor('the message or its answer', async () => {
    const operation = await system.api<{ status: string }>('GET', `/operations/${sent.body.operation.id}`);
    return operation.body.status === 'pending' ? undefined : operation.body.status;
  });
  return { status: 202, kept: undefined, code: end };
}

async function throughApi(content: string, waitSeconds: number): Promise<Said> {
  const { status, body } = await system.api<{ reply?: { id: string }; code?: string }>('POST', path('/messages'), {
    body: { content },
    headers: { prefer: `wait=${waitSeconds}` },
    once: true,
  });
  return { status, kept: body.reply?.id, code: body.code };
}

const respond = (input: string, stream: boolean) =>
  fetch(`${coachUrl}/v1/responses`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'scripted', input, stream }),
  });
interface Answered {
  store: boolean;
  output: { id: string }[];
  error: { code: string } | null;
}
const keptIn = ({ store, output }: Answered): string | undefined => (store ? output[0]?.id : undefined);

async function throughCoach(content: string): Promise<Said> {
  const response = await respond(content, false);
  const body = (await response.json()) as Answered;
  return { status: response.status, kept: response.ok ? keptIn(body) : undefined, code: body.error?.code };
}

async function throughStream(content: string): Promise<Said> {
  const response = await respond(content, true);
  if (!response.ok)
    return { status: response.status, kept: undefined, code: ((await response.json()) as Answered).error?.code };
  const events = (await response.text()).split('\n\n').filter(Boolean);
  const last = JSON.parse(/^data: (.*)$/m.exec(events.at(-1) ?? '')?.[1] ?? '{}') as {
    type: string;
    response: Answered;
  };
  const isWhole = last.type === 'response.completed';
  return { status: 200, kept: isWhole ? keptIn(last.response) : undefined, code: last.response.error?.code };
}

const say = (door: Door, content: string, waitSeconds: number): Promise<Said> => {
  if (door === 'ui') return throughUi(content);
  if (door === 'api') return throughApi(content, waitSeconds);
  return door === 'coach' ? throughCoach(content) : throughStream(content);
};

interface Conversed {
  message: { id: string; content: string };
  in_reply_to: string;
}
/** Whether the watcher saw what was said, and then the coach's answer to that very message. */
function isAnswered(content: string, seen: readonly InstancePush[]): boolean {
  const conversed = seen.flatMap(({ events }) => events).map(({ type, data }) => ({ type, data: data as Conversed }));
  const sent = conversed.find(({ type, data }) => type === 'MessageSent' && data.message.content === content);
  return conversed.some(({ type, data }) => type === 'CoachReplied' && data.in_reply_to === sent?.data.message.id);
}

/** Every answer that was ever recorded, also of what a reset took away again; the audit has each event of the journal. */
async function recordedAnswers(): Promise<Set<string>> {
  const answers = new Set<string>();
  let cursor: string | null = '';
  while (cursor !== null) {
    const from: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page = await system.api<{ items: { body: Conversed | null }[]; next_cursor: string | null }>(
      'GET',
      `/audit?target=${instance}&action=CoachReplied&limit=200${from}`,
    );
    for (const { body } of page.body.items) if (body) answers.add(body.message.id);
    cursor = page.body.next_cursor;
  }
  return answers;
}

const step = fc.record({
  door: fc.constantFrom(...doors),
  content: fc.constantFrom('Hello', 'I grew up by the sea', 'I love painting', 'Yes, let us go on', 'Not for me'),
  /** `before`: the reset is over when the message is sent. `at-once`: both are on the way together. */
  reset: fc.constantFrom('before', 'before', 'at-once', 'none'),
});

describe('messages through every door, with resets among them', () => {
  const steps = fc.sample(step, { seed: SEED, numRuns: STEPS });

  it('are answered after each reset, and what is called kept is in the journal', async () => {
    const kept: string[] = [];
    const untold: Said[] = [];
    for (const [index, { door, content, reset: when }] of steps.entries()) {
      const name = `step ${index} of seed ${SEED}: ${door}, reset ${when}`;
      if (index % 100 === 0) await renewToken();
      if (when === 'before') await reset();
      const before = pushes.length;
      const saying = say(door, content, when === 'at-once' ? 2 : 30);
      if (when === 'at-once') await reset();
      const said = await saying;
      expect({ name, ...said }).not.toMatchObject({ status: 503 });
      if (said.kept !== undefined) kept.push(said.kept);
      if (when === 'at-once') {
        // Either it is kept, or the door says that it is not (409), or that nothing is known yet (202).
        if (said.kept === undefined) untold.push(said);
        continue;
      }
      expect({ name, status: said.status }).toEqual({ name, status: door === 'ui' ? 202 : door === 'api' ? 201 : 200 });
      if (door === 'ui') {
        await waitFor(`the answer of ${name}`, () => isAnswered(content, pushes.slice(before)));
      } else expect({ name, kept: said.kept !== undefined }).toEqual({ name, kept: true });
    }
    for (const { status, code } of untold)
      expect([200, 202, 409]).toContain(status === 200 && code === undefined ? 'an answer that says nothing' : status);
    await waitFor('every answer that is called kept to be on record', async () => {
      const recorded = await recordedAnswers();
      const missing = kept.filter((id) => !recorded.has(id));
      if (missing.length > 0) throw new Error(missing.slice(0, 10).join(', '));
      return true;
    });
    process.stderr.write(
      `stored turns, seed ${SEED}: ${STEPS} steps, ${kept.length} kept, ${untold.length} told that not\n`,
    );
    expect(kept.length).toBeGreaterThan(STEPS / 3);
  });
});
