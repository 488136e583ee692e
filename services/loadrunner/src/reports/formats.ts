import type { LoadRunReport } from '@rehearsal/contracts/load/load-run-report';
import { renderCsv } from './csv.js';
import { renderHtml } from './html/html.js';
import { renderJunit } from './junit.js';
import { renderMarkdown } from './markdown.js';

interface Format {
  type: string;
  render: (report: LoadRunReport) => string;
}

/** Every format of a report, by the ending of its file. */
export const FORMATS: Readonly<Record<string, Format>> = {
  html: { type: 'text/html; charset=utf-8', render: renderHtml },
  json: { type: 'application/json', render: (report) => JSON.stringify(report) },
  csv: { type: 'text/csv; charset=utf-8', render: renderCsv },
  xml: { type: 'application/xml', render: renderJunit },
  md: { type: 'text/markdown; charset=utf-8', render: renderMarkdown },
};
