import { pageOf } from '@rehearsal/contracts/http/page';
import { InviteBody, NewUser, RoleBody, SignInLink, UserRow } from '@rehearsal/contracts/http/access';
import { Done } from '@rehearsal/contracts/http/operation';
import { NotFoundError } from '@rehearsal/platform/errors';
import { page, PageQuery } from '@rehearsal/platform/http/paging';
import { signInUrl } from '../access/links.js';
import { createdId, identify } from '../commanding/commands.js';
import { askedBy, linkOf, type Asked } from '../people/asked.js';
import type { GatewayDependencies } from '../gateway-dependencies.js';
import { route, type Call, type Route } from '../http/route.js';

/** People: who they are, what they may do, and how they come in and go. All of it is in the audit. */
export function userRoutes({ access, publicUrl }: GatewayDependencies): Route[] {
  const { people, sessions, store } = access;
  const asked = (call: Call): Asked => askedBy(call, identify(call));

  const rowOf = async (id: string): Promise<UserRow> => {
    const user = await people.find(id);
    if (!user) throw new NotFoundError('person', id);
    return { id, ...user, sessions: await sessions.countOpenOf(id) };
  };
  const linkFor = async (id: string, call: Call, by: Asked): Promise<SignInLink> => {
    const { secret, expiresAt } = await people.link(id, by);
    call.response.set('Cache-Control', 'no-store');
    return { link: signInUrl(publicUrl, secret), expires_at: expiresAt };
  };

  return [
    route('GET /users', {
      summary: 'List people, newest first',
      query: PageQuery.strict(),
      answers: { 200: { description: 'A page of people', schema: pageOf(UserRow) } },
      handle: async ({ query, response }) => {
        const { items, next_cursor } = await page(store.users, query, (user) => user);
        const open = await sessions.countOpen(items.map(({ _id }) => _id));
        const rows = items.map(({ _id, name, role, created_at, created_by }): UserRow => ({
          ...{ id: _id, name, role, created_at, created_by },
          sessions: open.get(_id) ?? 0,
        }));
        response.json({ items: rows, next_cursor });
      },
    }),
    route('POST /users', {
      summary: 'Invite a person: they sign in with a one-time link',
      body: InviteBody,
      answers: { 201: { description: 'The person, and the link, shown once', schema: NewUser } },
      handle: async (call) => {
        const { name, role } = call.body;
        const identity = identify(call);
        const id = createdId(identity, 'user');
        await people.invite(id, { name, role }, asked(call));
        const link = await linkFor(id, call, linkOf(asked(call)));
        call.response.status(201).json({ ...(await rowOf(id)), ...link });
      },
    }),
    route('PATCH /users/:id', {
      summary: 'Change what a person may do',
      body: RoleBody,
      answers: { 200: { description: 'The person', schema: UserRow } },
      handle: async (call) => {
        await rowOf(call.params.id);
        await people.changeRole(call.params.id, call.body.role, asked(call));
        call.response.json(await rowOf(call.params.id));
      },
    }),
    route('DELETE /users/:id', {
      summary: 'Remove a person, with their sessions, links and tokens',
      answers: { 200: { description: 'Removed', schema: Done } },
      handle: async (call) => {
        await people.remove(call.params.id, asked(call));
        call.response.json({ success: true, message: 'The person is removed; their sessions and tokens are ended.' });
      },
    }),
    route('POST /users/:id/link', {
      summary: 'Make a one-time sign-in link for a person',
      answers: { 201: { description: 'The link, shown once', schema: SignInLink } },
      handle: async (call) => {
        call.response.status(201).json(await linkFor(call.params.id, call, asked(call)));
      },
    }),
    route('DELETE /users/:id/sessions', {
      summary: "End all of a person's sessions, with their sockets",
      answers: { 200: { description: 'Ended', schema: Done } },
      handle: async (call) => {
        const ended = await people.endSessions(call.params.id, asked(call));
        const told = ended === 1 ? 'One session is ended.' : `${ended} sessions are ended.`;
        call.response.json({ success: true, message: told });
      },
    }),
  ];
}
