import { io } from 'socket.io-client';
import { waitFor } from '@rehearsal/testing/wait-for';
import type { GatewayUnderTest } from './gateway-under-test.js';

export interface Person {
  id: string;
  /** The access token of a session. */
  token: string;
}

/** What admins do with people, and people themselves, at a gateway under test. */
export function peopleAt(gateway: () => GatewayUnderTest) {
  const peopleThere = async () => (await gateway().ask('users')).body.items as unknown as (Person & { role: string })[];
  const invite = async (name: string, role: string) =>
    (await gateway().ask('users', { body: { name, role } })).body as unknown as {
      id: string;
      link: string;
      role: string;
      sessions: number;
    };
  const signIn = async (link: string): Promise<string> => {
    const token = new URL(link).hash.split('link=')[1];
    return (await gateway().ask('auth/link', { body: { token }, token: null })).body.access_token;
  };
  const aPerson = async (name: string, role: string): Promise<Person> => {
    const { id, link } = await invite(name, role);
    return { id, token: await signIn(link) };
  };
  const heardOf = (type: string, id: string) =>
    waitFor(`${type} of ${id}`, () =>
      gateway().bus.heard.find((event) => event.type === type && event.aggregateId === id),
    );
  /** What came of a sign-in by the link of a start. */
  const signInByConsole = (token: string) => gateway().ask('auth/link', { body: { token }, token: null });
  const removeAdminsBut = async (...kept: string[]) => {
    for (const { id, role } of await peopleThere())
      if (role === 'admin' && !kept.includes(id)) await gateway().ask(`users/${id}`, { method: 'DELETE' });
  };
  const whoIs = async (token: string) => (await gateway().ask('auth/me', { token })).status;

  /** Resolves once the socket of that token has been closed by the gateway. */
  const watching = async (token: string): Promise<{ closed: Promise<string> }> => {
    const socket = io(gateway().url, {
      auth: { token },
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
    });
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    return { closed: new Promise((resolve) => socket.once('disconnect', resolve)) };
  };

  return { peopleThere, invite, signIn, aPerson, heardOf, signInByConsole, removeAdminsBut, whoIs, watching };
}
