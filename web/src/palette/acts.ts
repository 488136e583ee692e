import type { Permission } from '@rehearsal/contracts/messages/roles';
import { allowedOf, PLACES, SETTINGS } from '../places/places.js';
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

/** What the role may begin from anywhere. */
export const actsFor = (permissions: readonly Permission[]): Found[] => allowedOf(acts, permissions);

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

/** The pages that the role may look at; those of the settings are found by that word as well. */
export const pagesFor = (permissions: readonly Permission[]): Found[] => [
  ...allowedOf(PLACES, permissions).map(({ to, label }) => ({ to, name: label })),
  ...allowedOf(SETTINGS, permissions).map(({ to, label }) => ({ to, name: label, about: 'Settings' })),
];
