const COUNTS = ['tests', 'failures', 'errors', 'skipped'] as const;
const ROOT = /<testsuites([^>]*)>([\s\S]*)<\/testsuites>/;

/** One JUnit file of the files of several runs, as the server makes them: a suite for each run, and the sums. */
export function mergeJunit(files: readonly string[]): string {
  const [only] = files;
  if (files.length === 1 && only !== undefined) return only;
  const roots = files.map((file) => ROOT.exec(file) ?? ['', '', '']);
  const sums = COUNTS.map((name) => {
    const each = roots.map(([, attributes = '']) =>
      Number(new RegExp(`\\b${name}="(\\d+)"`).exec(attributes)?.[1] ?? 0),
    );
    return `${name}="${each.reduce((sum, count) => sum + count, 0)}"`;
  });
  const suites = roots.map(([, , inside = '']) => inside.replace(/^\n+|\s+$/g, ''));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${sums.join(' ')}>\n${suites.join('\n')}\n</testsuites>`;
}
