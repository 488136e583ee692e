import { createRootRoute, createRoute, redirect } from '@tanstack/react-router';
import { meQuery } from '../api/auth.js';
import { queryClient } from '../api/query-client.js';
import { freshSession } from '../api/session.js';
import { Shell } from '../frame/shell.js';
import { SignInPage } from '../sign-in/sign-in-page.js';
import { NotFound } from './not-found.js';

/** Keeps the named texts of a search and nothing else. */
export const texts =
  <Name extends string>(...names: Name[]) =>
  (search: Record<string, unknown>): { [N in Name]?: string } =>
    Object.fromEntries(names.flatMap((name) => (typeof search[name] === 'string' ? [[name, search[name]]] : []))) as {
      [N in Name]?: string;
    };

export const root = createRootRoute({ notFoundComponent: NotFound });

export const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: texts('link', 'back'),
  component: SignInPage,
});

/** Everything behind the door: whoever is not signed in goes to the door and comes back. */
export const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ location }) => {
    if ((await freshSession()) === null) redirect({ to: '/sign-in', search: { back: location.href }, throw: true });
    await queryClient.query({ ...meQuery, staleTime: 'static' });
  },
  component: Shell,
});
