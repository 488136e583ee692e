import { z } from 'zod';
import type { ReportQuery } from '@rehearsal/contracts/http/report-query';
import { EvidenceList } from '@rehearsal/contracts/http/load/load-runs';
import { LoadRunReport } from '@rehearsal/contracts/load/load-run-report';
import { Id } from '@rehearsal/contracts/messages/message';
import type { GatewayDependencies } from '../../gateway-dependencies.js';
import { asForeignFile } from '../../http/foreign-file.js';
import { route, type Route } from '../../http/route.js';

const REPORTS = [
  { key: 'GET /load-runs/:id/report.html', type: 'text/html', file: 'html', words: 'a page that stands alone' },
  { key: 'GET /load-runs/:id/report.json', type: 'application/json', file: 'json', words: 'JSON' },
  { key: 'GET /load-runs/:id/report.csv', type: 'text/csv', file: 'csv', words: 'CSV' },
  { key: 'GET /load-runs/:id/report.xml', type: 'application/xml', file: 'junit.xml', words: 'JUnit' },
  { key: 'GET /load-runs/:id/report.md', type: 'text/markdown', file: 'md', words: 'Markdown' },
] as const;

/** Names as the runner gives them; what is not in its table is not found. */
const FileParams = z.strictObject({
  id: Id,
  file: z.string().regex(/^[A-Za-z0-9][\w.-]{0,119}$/, 'is no name of a file of evidence'),
});

/** What people and programs take away from a run. */
export function loadRunFileRoutes({ owners, publicUrl }: GatewayDependencies): Route[] {
  const { loadrunner } = owners;
  const reports = REPORTS.map(({ key, type, file, words }) =>
    route(key, {
      summary: `Read the report of a load run as ${words}`,
      answers: {
        200: { description: 'The report', type, ...(type === 'application/json' ? { schema: LoadRunReport } : {}) },
      },
      handle: ({ params: { id }, response }) => {
        asForeignFile(response, `${id}.${file}`);
        const path = `/load-runs/${id}/report.${file.split('.').at(-1) ?? file}`;
        return loadrunner.forward(response, path, { base: publicUrl } satisfies ReportQuery, type);
      },
    }),
  );
  return [
    ...reports,
    route('GET /load-runs/:id/evidence', {
      summary: 'List what a load run left behind',
      answers: {
        200: {
          description: 'Files; `expired` when they are past their time',
          schema: EvidenceList,
        },
      },
      handle: ({ params, response }) => loadrunner.forward(response, `/load-runs/${params.id}/evidence`),
    }),
    route(
      'GET /load-runs/:id/evidence/:file',
      {
        summary: 'Download one file that a load run left behind',
        answers: { 200: { description: 'The file', type: 'application/octet-stream' } },
        handle: ({ params: { id, file }, response }) => {
          asForeignFile(response, `${id}.${file}`);
          return loadrunner.pipe(response, `/load-runs/${id}/evidence/${file}`);
        },
      },
      FileParams,
    ),
  ];
}
