const COUNTS = ['tests', 'failures', 'errors'] as const;
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
  const named = namesOnce();
  const suites = roots.map(([, , inside = '']) => named(inside.replace(/^\n+|\s+$/g, '')));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${sums.join(' ')}>\n${suites.join('\n')}\n</testsuites>`;
}

/** CI servers take two cases of one name for one: of a test that ran twice, everything in the second suite says so. */
function namesOnce(): (suite: string) => string {
  const seen = new Map<string, number>();
  return (suite) => {
    const name = /<testsuite [^>]*\bname="([^"]*)"/.exec(suite)?.[1] ?? '';
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    if (times === 1) return suite;
    return suite
      .replace(`name="${name}"`, () => `name="${name} (${times})"`)
      .replaceAll(`classname="${name}.`, () => `classname="${name} (${times}).`);
  };
}
