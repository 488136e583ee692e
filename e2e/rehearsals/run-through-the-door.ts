import { expect, it } from '@jest/globals';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import type { Trial } from '@rehearsal/contracts/rehearsal/trial';
import type { RehearsalRunPush } from '@rehearsal/contracts/socket/pushes';
import { rehearsalRunRoom } from '@rehearsal/contracts/socket/rooms';
import { waitFor } from '@rehearsal/testing/wait-for';
import { io } from 'socket.io-client';
import { answering, type CoachBehaviour } from '../../services/coach/src/testing/stub-coach.js';
import { prefer } from '../system.js';
import { cannotHold, holds, template } from './run-files.js';
import type { Stage } from './stage.js';

/** What whoever asks for a run at the door, and watches it, is told. */
export function runThroughTheDoor(stage: () => Stage): void {
  it('a scenario is rehearsed three times and passes, and one that cannot pass says what broke and can be opened', async () => {
    const body = { name: 'Rehearsed through the door', template, rehearsals: [holds, cannotHold] };
    expect(await stage().system.api('POST', '/test-scenarios', { body, headers: prefer })).toMatchObject({
      status: 201,
    });

    const passed = await stage().ended({ names: ['holds'] });
    expect(passed).toMatchObject({
      verdict: 'passed',
      left_behind: 0,
      rehearsals: [{ passed: 3, verdict: 'always_pass' }],
    });

    const failed = await stage().ended({ names: ['cannot hold'], keep: 'failed' });
    expect(failed).toMatchObject({ verdict: 'failed', left_behind: 0, rehearsals: [{ failed: 1, gate_met: false }] });
    const [trial] = failed.trials;
    expect(Object.keys(trial?.failures[0] ?? {})).toEqual(
      expect.arrayContaining(['expectation', 'step', 'path', 'expected', 'measured', 'ok', 'pointer']),
    );
    const { body: user } = await stage().system.api<InstanceView>('GET', `/instances/${trial?.instance_id ?? ''}`);
    expect([user.kind, user.chat_messages.length, user.seed]).toEqual(['test', 4, trial?.seed]);
    const { body: whole } = await stage().system.api<Trial>('GET', `/rehearsal-runs/${failed.id}/trials/0/1`);
    expect(whole.steps.map(({ kind }) => kind)).toEqual(['say', 'choose', 'advance_clock']);
    const more = await stage().system.api('POST', `/instances/${user.id}/messages`, {
      body: { content: 'I am a nurse.' },
      headers: prefer,
    });
    expect(more.status).toBeLessThan(300);
  });

  it('tells whoever watches a run each of its trials as it ends, and what it came to', async () => {
    // Its coach answers once somebody watches, however late that is on a machine that is busy.
    let letGo = (): void => undefined;
    const watched = new Promise<void>((resolve) => (letGo = resolve));
    const held: CoachBehaviour = (response) => void watched.then(() => answering({ reply: 'Go on.' })(response));
    stage().broken.behave(held, held);
    const talks = { name: 'talks', script: [{ say: 'Hello' }], repeat: 2 };
    const id = await stage().queued({
      files: [{ content: { name: 'Watched', template, rehearsals: [talks] } }],
      engine: 'broken',
    });
    const socket = io(stage().system.url, { auth: { token: stage().system.token }, transports: ['websocket'] });
    try {
      const pushes: RehearsalRunPush[] = [];
      socket.on('rehearsal-run', (push: RehearsalRunPush) => {
        if (push.id === id) pushes.push(push);
      });
      const { version } = (await socket.emitWithAck('watch', { room: rehearsalRunRoom(id) })) as { version: number };
      letGo();
      const run = await stage().over(id);
      expect(run.verdict).toBe('passed');
      await waitFor('the push of the end', () => pushes.some(({ state }) => state === 'passed'));
      // Whoever watches reads the run once, and is told of everything behind that version.
      const told = new Map(pushes.filter((push) => push.version > version).map((push) => [push.version, push]));
      const behind = Array.from({ length: run.version - version }, (_, index) => version + 1 + index);
      expect([...told.keys()]).toEqual(behind);
      const trials = [...told.values()].flatMap((push) => push.trials ?? []);
      expect(trials).toEqual(run.trials.slice(run.trials.length - trials.length));
    } finally {
      socket.disconnect();
    }
  });
}
