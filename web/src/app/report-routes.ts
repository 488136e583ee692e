import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { styledPart } from '../parts/styled-part.js';
import { alone } from './base-routes.js';

const component = lazyRouteComponent(
  styledPart(() => import('../reports/report-page.js')),
  'ReportPage',
);

const ofLoadRun = createRoute({ getParentRoute: () => alone, path: '/load-runs/$runId/report', component });

const ofRehearsalRun = createRoute({ getParentRoute: () => alone, path: '/rehearsal-runs/$runId/report', component });

/** Reports stand without the frame of the other pages. */
export const reports = alone.addChildren([ofLoadRun, ofRehearsalRun]);
