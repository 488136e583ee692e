import type { Permission } from '@rehearsal/contracts/messages/roles';
import { places } from '../frame/nav-links.js';
import { printed, SEARCH_EVERYTHING, type OfferedKeys } from '../keys/key.js';
import type { Found } from './found.js';

interface Guarded extends Found {
  readonly permission: Permission;
}

const acts: readonly Guarded[] = [
  { to: '/scenarios/new', name: 'New scenario', about: 'Write one by forms or as JSON', permission: 'scenario:write' },
  {
    to: '/rehearsals/new',
    name: 'Run rehearsals',
    about: 'Choose which, how often, by which engine',
    permission: 'rehearsal:run',
  },
  { to: '/rehearsal-runs', name: 'All rehearsal runs', permission: 'rehearsal:read' },
];

const allowed = (all: readonly Guarded[], permissions: readonly Permission[]): Found[] =>
  all.filter(({ permission }) => permissions.includes(permission));

/** What the role may begin from anywhere. */
export const actsFor = (permissions: readonly Permission[]): Found[] => allowed(acts, permissions);

/** What can be done by keys at this moment, each with its keys. Neither what one is in, nor what one field alone hears. */
export const keyedActs = (offered: readonly OfferedKeys[]): Found[] =>
  offered
    .flatMap(({ keys }) => keys)
    .filter(({ keys }) => keys !== SEARCH_EVERYTHING.keys)
    .flatMap(({ keys, label, onPressed: act, within }) =>
      act === undefined || within !== undefined
        ? []
        : [{ to: `keys:${keys}`, name: label, about: printed(keys).join(' '), act }],
    );

/** The pages that the role may look at. */
export const pagesFor = (permissions: readonly Permission[]): Found[] =>
  allowed(
    places.map(({ to, label, permission }) => ({ to, name: label, permission })),
    permissions,
  );
