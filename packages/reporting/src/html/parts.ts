import { escapeHtml } from './escape-html.js';

/** Markup of ours around content that is escaped already; titles and headings are escaped here. */
export const section = (title: string, content: string): string =>
  `<section><h2>${escapeHtml(title)}</h2>${content}</section>`;

export const folded = (summary: string, content: string): string =>
  `<details><summary>${escapeHtml(summary)}</summary>${content}</details>`;

/** Too wide for a screen it is scrolled there, also by keyboard: what that is the table of is its label. */
export const table = (label: string, headings: readonly string[], rows: readonly string[]): string =>
  `<div class="wide" role="region" tabindex="0" aria-label="${escapeHtml(label)}"><table><thead><tr>${headings
    .map((heading) => `<th scope="col">${escapeHtml(heading)}</th>`)
    .join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;

/** Names beside their values. */
export const factsTable = (facts: readonly (readonly [string, string])[]): string => {
  const rows = facts.map(([name, value]) => `<tr><th scope="row">${name}</th><td>${escapeHtml(value)}</td></tr>`);
  return `<table class="facts"><tbody>${rows.join('')}</tbody></table>`;
};
