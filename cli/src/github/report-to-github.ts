import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { LoadRunReport } from '@rehearsal/contracts/load/load-run-report';
import type { CliConfig } from '../config.js';
import { annotations } from './annotations.js';
import { addToStepSummary } from './step-summary.js';

interface ToldRun {
  report: LoadRunReport;
  markdown: string;
}

/**
 * Annotations at the scripts and a summary of the step; only under GitHub Actions. Annotations go where notes go: the
 * runner reads stderr too, and stdout may be one JSON document.
 */
export async function reportToGithub(
  runs: readonly ToldRun[],
  { github, repository }: Pick<CliConfig, 'github' | 'repository'>,
  note: (line: string) => void,
): Promise<void> {
  if (!github) return;
  const annotated = await Promise.all(
    runs.map(async ({ report }) => {
      const script = join(repository, 'loadtests', 'src', `${report.name}.js`);
      const source = await readFile(script, 'utf8').catch(() => '');
      return {
        report,
        file: relative(github.workspace, script),
        lineOf: (metric: string) => lineNaming(source, metric),
      };
    }),
  );
  for (const line of annotations(annotated)) note(line);
  if (github.stepSummary !== undefined)
    await addToStepSummary(github.stepSummary, runs.map(({ markdown }) => markdown).join('\n'));
}

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
