import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { styledPart } from '../components/styled-part.js';
import { inside } from './base-routes.js';

const engines = createRoute({
  getParentRoute: () => inside,
  path: '/engines',
  component: lazyRouteComponent(
    styledPart(() => import('../settings/engines-page.js')),
    'EnginesPage',
  ),
});

const targets = createRoute({
  getParentRoute: () => inside,
  path: '/targets',
  component: lazyRouteComponent(
    styledPart(() => import('../settings/targets-page.js')),
    'TargetsPage',
  ),
});

const retention = createRoute({
  getParentRoute: () => inside,
  path: '/retention',
  component: lazyRouteComponent(
    styledPart(() => import('../settings/retention-page.js')),
    'RetentionPage',
  ),
});

const about = createRoute({
  getParentRoute: () => inside,
  path: '/about',
  component: lazyRouteComponent(
    styledPart(() => import('../settings/about-page.js')),
    'AboutPage',
  ),
});

/** How the system is set up, for those who look after it. */
export const settings = [engines, targets, retention, about] as const;
