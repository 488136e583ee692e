import { createRootRoute, createRoute, redirect } from '@tanstack/react-router';
import { meQuery } from '../api/auth.js';
import { queryClient } from '../api/query-client.js';
import { freshSession } from '../api/session.js';
import { Shell } from '../frame/shell.js';
import { SignInPage } from '../sign-in/sign-in-page.js';
import { NotFound } from './not-found.js';
import { DoorProblem } from './route-problem.js';

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

/** Whoever is not signed in goes to the door and comes back. */
const onlySignedIn = async ({ location }: { readonly location: { readonly href: string } }): Promise<void> => {
  if ((await freshSession()) === null) redirect({ to: '/sign-in', search: { back: location.href }, throw: true });
  await queryClient.query({ ...meQuery, staleTime: 'static' });
};

/** Everything behind the door, in its frame. */
export const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: onlySignedIn,
  errorComponent: DoorProblem,
  component: Shell,
});

/** What is behind the door as well, and stands alone. */
export const alone = createRoute({
  getParentRoute: () => root,
  id: 'alone',
  beforeLoad: onlySignedIn,
  errorComponent: DoorProblem,
});
