import { clean } from './clean-text.js';

/** Text in one line of GitHub-flavoured Markdown, also in a cell of a table: shown as it is, never taken for markup. */
export const markdownText = (text: string, longest = 300): string =>
  clean(text, longest)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`*_{}[\]|~#$]/g, '\\$&')
    .replaceAll(/\s+/g, ' ');
