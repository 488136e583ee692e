import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { styledPart } from '../parts/styled-part.js';
import { inside, texts } from './base-routes.js';

/** What stands above each of them and leads to the others. */
const frame = createRoute({
  getParentRoute: () => inside,
  id: 'settings',
  component: lazyRouteComponent(
    styledPart(() => import('../settings/settings-frame.js')),
    'SettingsFrame',
  ),
});

const deadLetters = createRoute({
  getParentRoute: () => frame,
  path: '/dead-letters',
  validateSearch: texts('state', 'group', 'topic', 'type'),
  component: lazyRouteComponent(
    styledPart(() => import('../dead-letters/dead-letters-page.js')),
    'DeadLettersPage',
  ),
});

const people = createRoute({
  getParentRoute: () => frame,
  path: '/people',
  component: lazyRouteComponent(
    styledPart(() => import('../people/people-page.js')),
    'PeoplePage',
  ),
});

const tokens = createRoute({
  getParentRoute: () => frame,
  path: '/tokens',
  component: lazyRouteComponent(
    styledPart(() => import('../tokens/tokens-page.js')),
    'TokensPage',
  ),
});

const engines = createRoute({
  getParentRoute: () => frame,
  path: '/engines',
  component: lazyRouteComponent(
    styledPart(() => import('../settings/engines-page.js')),
    'EnginesPage',
  ),
});

const targets = createRoute({
  getParentRoute: () => frame,
  path: '/targets',
  component: lazyRouteComponent(
    styledPart(() => import('../settings/targets-page.js')),
    'TargetsPage',
  ),
});

const retention = createRoute({
  getParentRoute: () => frame,
  path: '/retention',
  component: lazyRouteComponent(
    styledPart(() => import('../settings/retention-page.js')),
    'RetentionPage',
  ),
});

const about = createRoute({
  getParentRoute: () => frame,
  path: '/about',
  component: lazyRouteComponent(
    styledPart(() => import('../settings/about-page.js')),
    'AboutPage',
  ),
});

/** How the system is set up and who may use it. */
export const settings = frame.addChildren([people, tokens, engines, targets, retention, deadLetters, about]);
