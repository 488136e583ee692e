import type { Permission } from '@rehearsal/contracts/messages/roles';
import type { ReactNode } from 'react';
import { auditIcon, loadIcon, rehearsalIcon, scenarioIcon, scheduleIcon, sessionIcon } from '../components/icons.js';

interface Place {
  readonly to: '/scenarios' | '/rehearsals' | '/sessions' | '/load-runs' | '/schedules' | '/audit';
  readonly label: string;
  readonly icon: ReactNode;
  readonly permission: Permission;
  /** How further addresses begin that belong to it. */
  readonly also?: string;
}

interface SettingsPlace {
  readonly to: '/people' | '/tokens' | '/engines' | '/targets' | '/retention' | '/dead-letters' | '/about';
  readonly label: string;
  readonly permission: Permission;
}

/** Where the rail leads to, and the search as well. */
export const PLACES: readonly Place[] = [
  { to: '/scenarios', label: 'Scenarios', icon: scenarioIcon, permission: 'scenario:read' },
  {
    to: '/rehearsals',
    also: '/rehearsal-runs',
    label: 'Rehearsals',
    icon: rehearsalIcon,
    permission: 'rehearsal:read',
  },
  { to: '/sessions', label: 'Sessions', icon: sessionIcon, permission: 'instance:read' },
  { to: '/load-runs', label: 'Load runs', icon: loadIcon, permission: 'load-run:read' },
  { to: '/schedules', label: 'Schedules', icon: scheduleIcon, permission: 'load-run:read' },
  { to: '/audit', label: 'Audit', icon: auditIcon, permission: 'audit:read' },
];

/** How the system is set up and who may use it: one place of the rail, whose pages lead to each other. */
export const SETTINGS: readonly SettingsPlace[] = [
  { to: '/people', label: 'People', permission: 'user:manage' },
  { to: '/tokens', label: 'Tokens', permission: 'token:manage' },
  { to: '/engines', label: 'Engines', permission: 'settings:read' },
  { to: '/targets', label: 'Targets', permission: 'settings:read' },
  { to: '/retention', label: 'Retention', permission: 'settings:read' },
  { to: '/dead-letters', label: 'Dead letters', permission: 'dead-letter:read' },
  { to: '/about', label: 'About', permission: 'settings:read' },
];

/** Those of some places that a role may look at. */
export const allowedOf = <Of extends { readonly permission: Permission }>(
  all: readonly Of[],
  permissions: readonly Permission[],
): Of[] => all.filter(({ permission }) => permissions.includes(permission));

export const isWithin = (path: string, { to, also = to }: Pick<Place, 'also'> & { readonly to: string }): boolean =>
  path.startsWith(to) || path.startsWith(also);

/** The place that an address belongs to. */
export const placeOf = (path: string): Place | SettingsPlace | undefined =>
  [...PLACES, ...SETTINGS].find((place) => isWithin(path, place));
