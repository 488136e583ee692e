import { Link, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMe } from '../api/auth.js';
import { settingsIcon } from '../components/icons.js';
import type { RailCount } from './count-words.js';
import { allowedOf, isWithin, PLACES, SETTINGS } from '../places/places.js';
import { useRailCounts } from './rail-counts.js';

interface Shown {
  /** Whether there is room for the icons alone. */
  readonly isFolded: boolean;
  readonly onChosen: () => void;
}

interface Props extends Shown {
  readonly to: (typeof PLACES | typeof SETTINGS)[number]['to'];
  readonly label: string;
  readonly icon: ReactNode;
  readonly isCurrent: boolean;
  readonly count: RailCount | undefined;
}

const RailLink = ({ to, label, icon, isCurrent, count, isFolded, onChosen }: Props) => (
  <Link
    to={to}
    className="rail-link"
    aria-label={label}
    aria-description={count?.words}
    aria-current={isCurrent ? 'page' : undefined}
    onClick={onChosen}
    title={[...(isFolded ? [label] : []), ...(count ? [count.words] : [])].join(', ')}
  >
    {icon}
    {!isFolded && label}
    {count && <span className="rail-count">{isFolded ? '' : count.short}</span>}
  </Link>
);

/** The places that the role may go to. */
export const NavLinks = (shown: Shown) => {
  const { permissions } = useMe();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const counts = useRailCounts();
  const [firstOfSettings] = allowedOf(SETTINGS, permissions);
  return (
    <>
      {allowedOf(PLACES, permissions).map((place) => (
        <RailLink
          key={place.to}
          {...shown}
          to={place.to}
          label={place.label}
          icon={place.icon}
          isCurrent={isWithin(path, place)}
          count={counts[place.to]}
        />
      ))}
      {firstOfSettings !== undefined && (
        <RailLink
          {...shown}
          to={firstOfSettings.to}
          label="Settings"
          icon={settingsIcon}
          isCurrent={SETTINGS.some((place) => isWithin(path, place))}
          count={counts['/dead-letters']}
        />
      )}
    </>
  );
};
