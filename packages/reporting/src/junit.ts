import { createRequire } from 'node:module';
import type { Builder } from 'junit-report-builder';

export type { TestCase, TestSuite } from 'junit-report-builder';

// The package's types promise a default export that its CommonJS does not have.
const junit = createRequire(import.meta.url)('junit-report-builder') as Builder;

export const openJunit = (): Builder => junit.newBuilder();

/** The whole file. The builder counts what was skipped on the root too, where JUnit's schema has it on suites alone. */
export const junitText = (builder: Builder): string =>
  builder.build().replace(/(<testsuites\b[^>]*?) skipped="\d+"/, '$1');

/** CI servers take two cases of one name for one: the second gets a number. */
export function namesOnce(): (title: string) => string {
  const seen = new Map<string, number>();
  return (title) => {
    const times = (seen.get(title) ?? 0) + 1;
    seen.set(title, times);
    return times === 1 ? title : `${title} (${times})`;
  };
}

/** A moment as JUnit writes it: to the second, without a zone. */
export const junitTime = (timestamp: string): string => timestamp.slice(0, 'YYYY-MM-DDThh:mm:ss'.length);
