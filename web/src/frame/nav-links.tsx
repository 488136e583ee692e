import type { Permission } from '@rehearsal/contracts/messages/roles';
import { Link, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMe } from '../api/auth.js';
import {
  aboutIcon,
  auditIcon,
  deadLetterIcon,
  engineIcon,
  loadIcon,
  personIcon,
  rehearsalIcon,
  retentionIcon,
  scenarioIcon,
  scheduleIcon,
  sessionIcon,
  targetIcon,
  tokenIcon,
} from '../components/icons.js';
import { useRailCounts } from './rail-counts.js';

interface Place {
  readonly to:
    | '/scenarios'
    | '/rehearsals'
    | '/sessions'
    | '/load-runs'
    | '/schedules'
    | '/audit'
    | '/dead-letters'
    | '/people'
    | '/tokens'
    | '/engines'
    | '/targets'
    | '/retention'
    | '/about';
  readonly label: string;
  readonly icon: ReactNode;
  /** How further addresses begin that belong to it. */
  readonly also?: string;
  /** Of those that set the system up, below a heading of their own. */
  readonly isSetting?: true;
  readonly permission: Permission;
}

/** Where the rail leads to, and the search as well. */
export const places: readonly Place[] = [
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
  { to: '/dead-letters', label: 'Dead letters', icon: deadLetterIcon, isSetting: true, permission: 'dead-letter:read' },
  { to: '/people', label: 'People', icon: personIcon, isSetting: true, permission: 'user:manage' },
  { to: '/tokens', label: 'Tokens', icon: tokenIcon, isSetting: true, permission: 'token:manage' },
  { to: '/engines', label: 'Engines', icon: engineIcon, isSetting: true, permission: 'settings:read' },
  { to: '/targets', label: 'Targets', icon: targetIcon, isSetting: true, permission: 'settings:read' },
  { to: '/retention', label: 'Retention', icon: retentionIcon, isSetting: true, permission: 'settings:read' },
  { to: '/about', label: 'About', icon: aboutIcon, isSetting: true, permission: 'settings:read' },
];

const isWithin = (path: string, { to, also = to }: Place): boolean => path.startsWith(to) || path.startsWith(also);

/** The place that an address belongs to. */
export const placeOf = (path: string): Place | undefined => places.find((place) => isWithin(path, place));

interface Shown {
  /** Whether there is room for the icons alone. */
  readonly isFolded: boolean;
  readonly onChosen: () => void;
}

/** The places that the role may go to. */
export const NavLinks = ({ isFolded, onChosen }: Shown) => {
  const { permissions } = useMe();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const counts = useRailCounts();
  const allowed = places.filter(({ permission }) => permissions.includes(permission));
  const drawn = (place: Place) => {
    const { to, label, icon } = place;
    const count = counts[to];
    return (
      <Link
        key={to}
        to={to}
        className="rail-link"
        aria-label={label}
        aria-description={count?.words}
        aria-current={isWithin(path, place) ? 'page' : undefined}
        onClick={onChosen}
        title={[...(isFolded ? [label] : []), ...(count ? [count.words] : [])].join(', ')}
      >
        {icon}
        {!isFolded && label}
        {count && <span className="rail-count">{isFolded ? '' : count.short}</span>}
      </Link>
    );
  };
  const settings = allowed.filter(({ isSetting }) => isSetting);
  return (
    <>
      {allowed.filter(({ isSetting }) => !isSetting).map(drawn)}
      {settings.length > 0 && <div className="rail-heading">{!isFolded && 'Settings'}</div>}
      {settings.map(drawn)}
    </>
  );
};
