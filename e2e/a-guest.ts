import { waitFor } from '@rehearsal/testing/wait-for';
import type { System } from './system.js';

/** Says something as a guest of the coach's own API; answers the id of the session once the last is answered. */
export async function aGuest(
  { service, api }: Pick<System, 'service' | 'api'>,
  said: readonly string[],
): Promise<string> {
  const { url } = await service('coach');
  const ask = async (path: string, token: string | undefined, body: object) => {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const headers = { 'content-type': 'application/json', ...authorization };
    const response = await fetch(`${url}/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await response.json()) as Record<string, string>;
  };
  const { access_token } = await ask('/auth/guest-login', undefined, {});
  const { id: conversation = '' } = await ask('/conversations', access_token, {});
  for (const content of said)
    await ask('/conv/chat/completions', access_token, {
      model: 'scripted',
      conversation,
      store: true,
      messages: [{ role: 'user', content }],
    });
  await waitFor('the last answer to be on record', async () => {
    const { body } = await api<{ chat_messages?: unknown[] }>('GET', `/instances/${conversation}`);
    return (body.chat_messages?.length ?? 0) >= 2 * said.length;
  });
  return conversation;
}
