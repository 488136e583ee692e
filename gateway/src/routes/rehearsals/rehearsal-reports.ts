import type { ReportQuery } from '@rehearsal/contracts/http/report-query';
import { RehearsalReport } from '@rehearsal/contracts/rehearsal/rehearsal-report';
import type { GatewayDependencies } from '../../gateway-dependencies.js';
import { asForeignFile } from '../../http/foreign-file.js';
import { route, type Route } from '../../http/route.js';

const JSON_TYPE = 'application/json';
const REPORTS = [
  { key: 'GET /rehearsal-runs/:id/report.html', type: 'text/html', file: 'html', words: 'a page that stands alone' },
  { key: 'GET /rehearsal-runs/:id/report.json', type: JSON_TYPE, file: 'json', words: 'JSON' },
  { key: 'GET /rehearsal-runs/:id/report.xml', type: 'application/xml', file: 'junit.xml', words: 'JUnit' },
  { key: 'GET /rehearsal-runs/:id/report.ctrf', type: JSON_TYPE, file: 'ctrf.json', words: 'CTRF' },
  { key: 'GET /rehearsal-runs/:id/report.md', type: 'text/markdown', file: 'md', words: 'Markdown' },
] as const;

/** What people and programs take away from a rehearsal run. */
export const rehearsalReportRoutes = ({ owners, publicUrl }: GatewayDependencies): Route[] =>
  REPORTS.map(({ key, type, file, words }) =>
    route(key, {
      summary: `Read the report of a rehearsal run as ${words}`,
      answers: {
        200: { description: 'The report', type, ...(file === 'json' ? { schema: RehearsalReport } : {}) },
      },
      handle: ({ params: { id }, response }) => {
        asForeignFile(response, `${id}.${file}`);
        const ending = key.slice(key.lastIndexOf('.') + 1);
        return owners.rehearsal.forward(
          response,
          `/rehearsal-runs/${id}/report.${ending}`,
          { base: publicUrl } satisfies ReportQuery,
          type,
        );
      },
    }),
  );
