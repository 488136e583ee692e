import { createHash } from 'node:crypto';
import { escapeHtml } from './escape-html.js';

interface Page {
  title: string;
  style: string;
  /** Markup of ours; everything foreign in it is escaped already. */
  main: string;
}

/**
 * One file that needs nothing else: no script, no request; its style is in it. The policy lets it show that style, and
 * nothing else at all, from anywhere.
 */
export function htmlPage({ title, style, main }: Page): string {
  const hash = createHash('sha256').update(style).digest('base64');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${style}</style></head><body><main>
${main}
</main></body></html>
`;
}
