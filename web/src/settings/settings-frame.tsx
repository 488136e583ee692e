import '../components/page-tabs.css';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useMe } from '../api/auth.js';
import { useIsNarrow } from '../components/use-is-narrow.js';
import { allowedOf, SETTINGS } from '../places/places.js';
import { useRailCounts } from '../frame/rail-counts.js';

/** A page of the settings below the way to the others that the role may look at. */
export const SettingsFrame = () => {
  const allowed = allowedOf(SETTINGS, useMe().permissions);
  const counts = useRailCounts();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const isNarrow = useIsNarrow();
  const ways = useRef<HTMLElement>(null);
  // Where there is no room for all of them.
  useEffect(() => {
    ways.current?.querySelector('[aria-current=page]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [path, isNarrow]);
  return (
    <>
      {allowed.length > 0 && (
        <nav ref={ways} aria-label="Settings" className="page page-tabs">
          {allowed.map(({ to, label }) => (
            <Link
              key={to}
              to={to}
              activeOptions={{ includeSearch: false }}
              aria-label={label}
              aria-description={counts[to]?.words}
              title={counts[to]?.words}
            >
              {label}
              {counts[to] && <span className="rail-count"> {counts[to].short}</span>}
            </Link>
          ))}
        </nav>
      )}
      <Outlet />
    </>
  );
};
