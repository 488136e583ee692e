import './frame.css';
import { Burger, Group } from '@mantine/core';
import { useDisclosure, useLocalStorage } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { useSession } from '../api/session.js';
import { Brand } from '../components/brand.js';
import { AccountMenu } from './account-menu.js';
import { ColorSchemeButton } from './color-scheme-button.js';
import { Rail } from './rail.js';
import { SearchButton } from '../palette/search-button.js';

/** Goes to the door when the session ends, with the way back, and keeps nothing of what was shown. */
const useWatchedSession = (): boolean => {
  const isSignedIn = useSession() !== null;
  const navigate = useNavigate();
  const href = useRouterState({ select: ({ location }) => location.href });
  const client = useQueryClient();
  const leave = useEffectEvent(() => {
    client.clear();
    void navigate({ to: '/sign-in', search: { back: href } });
  });
  useEffect(() => {
    if (!isSignedIn) leave();
  }, [isSignedIn]);
  return isSignedIn;
};

/** The frame around every page behind the door. */
export const Shell = () => {
  const [isOpen, { toggle, close }] = useDisclosure();
  const [isFolded, setFolded] = useLocalStorage({
    key: 'rehearsal:rail-folded',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const isSignedIn = useWatchedSession();
  if (!isSignedIn) return null;
  return (
    <div className="frame" data-folded={isFolded || undefined} data-open={isOpen || undefined}>
      <a className="skip-link" href="#content" onClick={skip}>
        Skip to content
      </a>
      <header className="frame-head">
        <Group gap="sm" wrap="nowrap">
          <Burger opened={isOpen} onClick={toggle} hiddenFrom="sm" size="sm" aria-label="Menu" aria-expanded={isOpen} />
          <Brand />
        </Group>
        <SearchButton />
        <Group gap="xs" wrap="nowrap">
          <ColorSchemeButton />
          <AccountMenu />
        </Group>
      </header>
      <nav className="frame-rail" aria-label="Main">
        <Rail isFolded={isFolded && !isOpen} onFold={() => setFolded(!isFolded)} onChosen={close} />
      </nav>
      <main className="frame-main" id="content">
        <Outlet />
      </main>
    </div>
  );
};

/** The address holds the route behind its `#`, so the jump is made by hand. */
const skip = (event: { preventDefault: () => void }): void => {
  event.preventDefault();
  document.querySelector<HTMLElement>('#content h1')?.focus();
};
