import { describe, expect, it } from '@jest/globals';
import type { ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import { waitFor } from '@rehearsal/testing/wait-for';
import { prefer } from '../system.js';
import { system } from './one-system.js';

const post = <Body>(path: string, body: unknown) => system.api<Body>('POST', path, { body, headers: prefer });
const personal = {
  user: { first_name: 'Marisol', last_name: 'Quillfeather', email: 'marisol@quillfeather.example.com' },
  coach_state: { current_phase: 'IDENTITY_BRAINSTORMING', current_identity: "Marisol's Workshop" },
  identities: [{ name: "Marisol's Workshop", category: 'CAREER', notes: ['Call Marisol at +49 171 5550123'] }],
  chat_messages: [
    { role: 'user', content: 'I am Marisol Quillfeather, write to marisol@quillfeather.example.com' },
    { role: 'coach', content: 'Welcome, Marisol!' },
  ],
  user_notes: [
    {
      note: 'MARISOL builds furniture',
      source_message: 'I am Marisol Quillfeather, write to marisol@quillfeather.example.com',
    },
  ],
};
const traces = /marisol|quillfeather|5550123/i;

async function anInstance(name: string): Promise<string> {
  const { body } = await post<ScenarioView>('/test-scenarios', { name, template: personal });
  return body.primary_instance?.id ?? '';
}

describe('a freeze', () => {
  it('leaves nothing of the person in any section, and its links hold', async () => {
    const instance_id = await anInstance('Personal');
    const { status, body } = await post<ScenarioView>('/freeze-session', { instance_id, name: 'Without a person' });
    expect(status).toBe(201);
    expect(JSON.stringify(body.template)).not.toMatch(traces);
    const { identities, coach_state, user } = body.template;
    expect(coach_state.current_identity).toBe(identities[0]?.name);
    expect(identities[0]?.name).toContain(user.first_name);
  });

  it('shows beforehand what it would replace, and follows the reviewer', async () => {
    const instance_id = await anInstance('Reviewed');
    const { body: preview } = await post<{ replacements: { kind: string; found: string; places: string[] }[] }>(
      '/freeze-session/preview',
      { instance_id },
    );
    expect(new Set(preview.replacements.map(({ kind }) => kind))).toEqual(new Set(['name', 'email', 'phone']));
    const { body } = await post<ScenarioView>('/freeze-session', {
      instance_id,
      name: 'Reviewed and frozen',
      first_name: 'Robin',
      keep: ['+49 171 5550123'],
    });
    expect(body.template.user.first_name).toBe('Robin');
    expect(body.template.identities[0]).toMatchObject({
      name: "Robin's Workshop",
      notes: ['Call Robin at +49 171 5550123'],
    });
  });

  it('keeps personal data only for a reason, which is in the audit', async () => {
    const instance_id = await anInstance('Raw');
    const short = await post<{ errors: { pointer: string }[] }>('/freeze-session', {
      instance_id,
      name: 'Raw frozen',
      raw_reason: 'why',
    });
    expect([short.status, short.body.errors[0]?.pointer]).toEqual([400, '/raw_reason']);
    const raw_reason = 'She agreed to be the example of the training.';
    const { body } = await post<ScenarioView>('/freeze-session', { instance_id, name: 'Raw frozen', raw_reason });
    expect(body.template.user.first_name).toBe('Marisol');
    expect(body.source).toMatchObject({ instance_id, raw_reason });
    await waitFor('the reason in the audit', async () =>
      JSON.stringify((await system.api('GET', `/audit?target=${body.id}&action=FreezeSession`)).body).includes(
        'FreezeSession',
      ),
    );
  });

  it('takes a live session too, and leaves it as it was', async () => {
    const { url } = await system.service('coach');
    const ask = async (method: string, path: string, token?: string, body?: unknown) => {
      const response = await fetch(`${url}/v1${path}`, {
        method,
        headers: {
          'content-type': 'application/json',
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(body ?? {}),
      });
      return (await response.json()) as Record<string, string>;
    };
    const { access_token = '' } = await ask('POST', '/auth/guest-login');
    const { id: conversation = '' } = await ask('POST', '/conversations', access_token);
    const content =
      'Hello, my name is Quirin Zwetschge. My number is +49 171 5550123, Quirin is enough, and I love to teach';
    const messages = [{ role: 'user', content }];
    await ask('POST', '/conv/chat/completions', access_token, {
      model: 'scripted',
      conversation,
      store: true,
      messages,
    });
    const session = () => system.api<{ version: number; digest: string }>('GET', `/instances/${conversation}`);
    await waitFor('the turn to be recorded', async () => (await session()).body.version >= 3);

    const before = await session();
    const { status, body } = await post<ScenarioView>('/freeze-session', {
      session_id: conversation,
      name: 'From a live session',
    });
    expect({ status, source: body.source }).toMatchObject({
      status: 201,
      source: { instance_id: conversation, kind: 'live' },
    });
    expect(body.template.chat_messages).toHaveLength(2);
    expect(JSON.stringify(body.template)).not.toMatch(traces);
    expect(JSON.stringify(body)).not.toMatch(/quirin|zwetschge/i);
    expect((await session()).body).toEqual(before.body);
  });

  it('is reviewed and made from the command line', async () => {
    const id = await anInstance('From the terminal');
    const shown = await system.rehearse('scenarios', 'freeze-preview', id, '--json');
    const { replacements } = JSON.parse(shown.stdout) as { replacements: { kind: string; found: string }[] };
    expect(replacements.map(({ found }) => found)).toContain('+49 171 5550123');
    expect((await system.rehearse('scenarios', 'freeze-preview', id)).stdout).toMatch(/KIND\s+FOUND\s+INSTEAD/);

    const review = [
      '--first-name',
      'Robin',
      '--replace',
      '+49 171 5550123=+49 171 0000000',
      '--replace',
      'furniture=things',
    ];
    const made = await system.rehearse('scenarios', 'freeze', id, '--name', 'Reviewed there', ...review, '--json');
    const { template } = JSON.parse(made.stdout) as ScenarioView;
    expect(JSON.stringify(template)).not.toMatch(traces);
    expect(template.user.first_name).toBe('Robin');
    expect(JSON.stringify(template)).toContain('+49 171 0000000');
    expect(template.user_notes[0]?.note).toBe('ROBIN builds things');

    const wrong = await system.rehearse('scenarios', 'freeze', id, '--name', 'No', '--replace', 'nothing');
    expect(wrong.code).not.toBe(0);
    expect(wrong.stderr).toContain('text that was found');
  });
});
