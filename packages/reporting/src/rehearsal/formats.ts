import type { RehearsalReport } from '@rehearsal/contracts/rehearsal/rehearsal-report';
import { renderCtrf } from './ctrf.js';
import { renderHtml } from './html/html.js';
import { renderJunit } from './junit.js';
import { renderMarkdown } from './markdown.js';

interface Format {
  type: string;
  render: (report: RehearsalReport) => string;
}

/** Every format of the report of a rehearsal run, by the ending of its file. */
export const REHEARSAL_FORMATS: Readonly<Record<string, Format>> = {
  html: { type: 'text/html; charset=utf-8', render: renderHtml },
  json: { type: 'application/json', render: (report) => JSON.stringify(report) },
  ctrf: { type: 'application/json', render: renderCtrf },
  xml: { type: 'application/xml', render: renderJunit },
  md: { type: 'text/markdown; charset=utf-8', render: renderMarkdown },
};
