import { createHashHistory, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { prefetchTalk } from '../chat/prefetch-talk.js';
import { Loading } from '../components/loading.js';
import { styledPart } from '../parts/styled-part.js';
import { ScenariosPage } from '../scenarios/scenarios-page.js';
import { inside, root, signIn, texts } from './base-routes.js';
import { reports } from './report-routes.js';
import { RouteProblem } from './route-problem.js';
import { settings } from './settings-routes.js';
import { parseSearch, stringifySearch } from './search.js';

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: () => {
    redirect({ to: '/scenarios', replace: true, throw: true });
  },
});

const scenarios = createRoute({
  getParentRoute: () => inside,
  path: '/scenarios',
  validateSearch: texts('q', 'tag', 'phase', 'verdict', 'created_by', 'sort', 'order'),
  component: ScenariosPage,
});

const newScenario = createRoute({
  getParentRoute: () => inside,
  path: '/scenarios/new',
  component: lazyRouteComponent(
    styledPart(() => import('../editor/new-scenario-page.js')),
    'NewScenarioPage',
  ),
});

const scenario = createRoute({
  getParentRoute: () => inside,
  path: '/scenarios/$scenarioId',
  component: lazyRouteComponent(
    styledPart(() => import('../scenario/overview-page.js')),
    'OverviewPage',
  ),
});

const editScenario = createRoute({
  getParentRoute: () => inside,
  path: '/scenarios/$scenarioId/edit',
  component: lazyRouteComponent(
    styledPart(() => import('../editor/edit-scenario-page.js')),
    'EditScenarioPage',
  ),
});

const scenarioRehearsals = createRoute({
  getParentRoute: () => inside,
  path: '/scenarios/$scenarioId/rehearsals',
  component: lazyRouteComponent(
    styledPart(() => import('../scenario/rehearsals-page.js')),
    'ScenarioRehearsalsPage',
  ),
});

const activity = createRoute({
  getParentRoute: () => inside,
  path: '/scenarios/$scenarioId/activity',
  component: lazyRouteComponent(
    styledPart(() => import('../scenario/activity-page.js')),
    'ActivityPage',
  ),
});

const versions = createRoute({
  getParentRoute: () => inside,
  path: '/scenarios/$scenarioId/versions',
  validateSearch: texts('from', 'to'),
  component: lazyRouteComponent(
    styledPart(() => import('../versions/versions-page.js')),
    'VersionsPage',
  ),
});

const chat = createRoute({
  getParentRoute: () => inside,
  path: '/scenarios/$scenarioId/chat',
  validateSearch: texts('instance', 'version'),
  loader: prefetchTalk,
  component: lazyRouteComponent(
    styledPart(() => import('../chat/chat-page.js')),
    'ChatPage',
  ),
});

const instance = createRoute({
  getParentRoute: () => inside,
  path: '/instances/$instanceId',
  validateSearch: texts('version', 'message'),
  component: lazyRouteComponent(
    styledPart(() => import('../chat/instance-page.js')),
    'InstancePage',
  ),
});

const rehearsals = createRoute({
  getParentRoute: () => inside,
  path: '/rehearsals',
  validateSearch: texts('q', 'tag', 'verdict', 'engine'),
  component: lazyRouteComponent(
    styledPart(() => import('../rehearsals/rehearsals-page.js')),
    'RehearsalsPage',
  ),
});

const newRehearsalRun = createRoute({
  getParentRoute: () => inside,
  path: '/rehearsals/new',
  validateSearch: texts('scenario', 'rehearsal', 'tag', 'repeat', 'engine', 'seed'),
  component: lazyRouteComponent(
    styledPart(() => import('../rehearsals/new-rehearsal-run-page.js')),
    'NewRehearsalRunPage',
  ),
});

const rehearsalRun = createRoute({
  getParentRoute: () => inside,
  path: '/rehearsal-runs/$runId',
  component: lazyRouteComponent(
    styledPart(() => import('../rehearsals/rehearsal-run-page.js')),
    'RehearsalRunPage',
  ),
});

const rehearsalRuns = createRoute({
  getParentRoute: () => inside,
  path: '/rehearsal-runs',
  validateSearch: texts('q', 'state', 'pinned'),
  component: lazyRouteComponent(
    styledPart(() => import('../rehearsals/rehearsal-runs-page.js')),
    'RehearsalRunsPage',
  ),
});

const comparedRun = createRoute({
  getParentRoute: () => inside,
  path: '/rehearsal-runs/$runId/compare',
  validateSearch: texts('with', 'trial'),
  component: lazyRouteComponent(
    styledPart(() => import('../rehearsals/compare-page.js')),
    'ComparePage',
  ),
});

const coverage = createRoute({
  getParentRoute: () => inside,
  path: '/rehearsal-runs/$runId/coverage',
  validateSearch: texts('phase', 'action'),
  component: lazyRouteComponent(
    styledPart(() => import('../rehearsals/coverage-page.js')),
    'CoveragePage',
  ),
});

const trial = createRoute({
  getParentRoute: () => inside,
  path: '/rehearsal-runs/$runId/trials/$rehearsal/$trial',
  component: lazyRouteComponent(
    styledPart(() => import('../rehearsals/trial-page.js')),
    'TrialPage',
  ),
});

const loadRuns = createRoute({
  getParentRoute: () => inside,
  path: '/load-runs',
  validateSearch: texts('test', 'state', 'requested_by', 'target', 'sort', 'order'),
  component: lazyRouteComponent(
    styledPart(() => import('../load-runs/load-runs-page.js')),
    'LoadRunsPage',
  ),
});

const loadRun = createRoute({
  getParentRoute: () => inside,
  path: '/load-runs/$runId',
  component: lazyRouteComponent(
    styledPart(() => import('../load-runs/load-run-page.js')),
    'LoadRunPage',
  ),
});

const comparedLoadRun = createRoute({
  getParentRoute: () => inside,
  path: '/load-runs/$runId/compare',
  validateSearch: texts('with'),
  component: lazyRouteComponent(
    styledPart(() => import('../load-runs/compare-page.js')),
    'CompareLoadRunPage',
  ),
});

const sessions = createRoute({
  getParentRoute: () => inside,
  path: '/sessions',
  component: lazyRouteComponent(
    styledPart(() => import('../sessions/sessions-page.js')),
    'SessionsPage',
  ),
});

const schedules = createRoute({
  getParentRoute: () => inside,
  path: '/schedules',
  component: lazyRouteComponent(
    styledPart(() => import('../schedules/schedules-page.js')),
    'SchedulesPage',
  ),
});

const audit = createRoute({
  getParentRoute: () => inside,
  path: '/audit',
  validateSearch: texts('q', 'actor', 'action', 'target', 'outcome', 'correlation_id', 'since', 'until'),
  component: lazyRouteComponent(
    styledPart(() => import('../audit/audit-page.js')),
    'AuditPage',
  ),
});

const pages = [
  home,
  scenarios,
  newScenario,
  scenario,
  editScenario,
  scenarioRehearsals,
  activity,
  versions,
  chat,
  instance,
  rehearsals,
  newRehearsalRun,
  rehearsalRuns,
  rehearsalRun,
  comparedRun,
  coverage,
  trial,
  loadRuns,
  loadRun,
  comparedLoadRun,
  sessions,
  schedules,
  audit,
  settings,
];

export const router = createRouter({
  routeTree: root.addChildren([signIn, inside.addChildren(pages), reports]),
  history: createHashHistory(),
  parseSearch,
  stringifySearch,
  defaultPendingComponent: Loading,
  defaultErrorComponent: RouteProblem,
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
