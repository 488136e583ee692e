import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { io, type Socket } from 'socket.io-client';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import type { ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import type { TurnWaitsPush } from '@rehearsal/contracts/socket/pushes';
import { waitFor } from '@rehearsal/testing/wait-for';
import { prefer } from '../system.js';
import { system } from './one-system.js';

const template = { user: { first_name: 'Ada', last_name: 'Example' }, coach_state: { current_phase: 'INTRODUCTION' } };
const MESSAGES = 5;
let socket: Socket;
const stopped = new Set<number>();
const waits: TurnWaitsPush[] = [];

describe('turns, while somebody is away,', () => {
  beforeAll(() => {
    socket = io(system.url, { auth: { token: system.token }, transports: ['websocket'] });
    socket.on('turn-waits', (push: TurnWaitsPush) => waits.push(push));
  });
  afterAll(() => {
    socket.disconnect();
    for (const pid of stopped) process.kill(pid, 'SIGCONT');
  });

  async function stop(service: string): Promise<() => void> {
    const { pid } = await system.service(service);
    process.kill(pid, 'SIGSTOP');
    stopped.add(pid);
    return () => {
      process.kill(pid, 'SIGCONT');
      stopped.delete(pid);
    };
  }
  const view = async (id: string) => (await system.api<InstanceView>('GET', `/instances/${id}`)).body;
  async function anInstance(name: string): Promise<string> {
    const made = await system.api<ScenarioView>('POST', '/test-scenarios', {
      body: { name, template },
      headers: prefer,
    });
    const id = made.body.primary_instance?.id ?? '';
    await socket.emitWithAck('watch', { room: `instance:${id}` });
    return id;
  }
  const say = async (id: string, content: string) => {
    expect((await system.api('POST', `/instances/${id}/messages`, { body: { content } })).status).toBe(202);
  };

  it('wait for an owner that does not answer, say so, can be ended, and leave no message without an answer', async () => {
    const [patient, given] = [await anInstance('Waits'), await anInstance('Is given up')];
    const resumeCoach = await stop('coach');
    for (let count = 0; count < MESSAGES; count++) await say(patient, `Message ${count}`);
    await say(given, 'Hello');
    await waitFor('the messages to be in the journal', async () => {
      return (await view(patient)).pending_turns.length === MESSAGES && (await view(given)).pending_turns.length === 1;
    });
    const [message = ''] = (await view(given)).pending_turns;

    const resumeOwner = await stop('instantiator');
    resumeCoach();
    for (const id of [patient, given]) {
      const push = await waitFor('a word of what is waited for', () => waits.find((each) => each.instance_id === id));
      expect(push.reason).toContain('instantiator');
    }
    const ended = await system.api('POST', `/instances/${given}/messages/${message}/end`, { body: {} });
    expect(ended.status).toBe(202);
    resumeOwner();

    const over = async (id: string) => {
      const seen = await view(id);
      return seen.pending_turns.length === 0 ? seen : undefined;
    };
    const answered = await waitFor('every answer', () => over(patient), { withinMs: 60_000 });
    expect(answered.chat_messages.filter(({ role }) => role === 'coach')).toHaveLength(MESSAGES);
    const { last_turn, chat_messages } = await waitFor('the end of the turn', () => over(given), { withinMs: 60_000 });
    expect(last_turn).toMatchObject({ message_id: message, failure: { code: 'TURN_ENDED' } });
    expect(chat_messages.map(({ role }) => role)).toEqual(['user']);
  });
});
