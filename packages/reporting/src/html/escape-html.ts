import { clean } from '../clean-text.js';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for HTML and SVG, in content and in quoted attributes. Everything in a report that we did not write goes through it. */
export const escapeHtml = (text: string, longest?: number): string =>
  clean(text, longest).replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
