import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { LoadRunReport } from '@rehearsal/contracts/load/load-run-report';
import type { AnnotatedLoadRun } from '../github/load-run-findings.js';

/** Each run with its script in the clone, as GitHub annotates it. */
export const annotatedScripts = (
  reports: readonly LoadRunReport[],
  { repository, workspace }: { repository: string; workspace: string },
): Promise<AnnotatedLoadRun[]> =>
  Promise.all(
    reports.map(async (report) => {
      const script = join(repository, 'loadtests', 'src', `${report.name}.js`);
      const source = await readFile(script, 'utf8').catch(() => '');
      return {
        report,
        file: relative(workspace, script),
        lineOf: (metric: string) => lineNaming(source, metric),
      };
    }),
  );

/** The line of a script that first names the metric or check; its first line when a shared part does. */
function lineNaming(source: string, metric: string): number {
  const name = metric.replace(/\{.*$/, '').split(' / ').at(-1) ?? metric;
  return (
    1 +
    Math.max(
      0,
      source.split('\n').findIndex((line) => line.includes(name)),
    )
  );
}
