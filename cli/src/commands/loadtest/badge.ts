import { Command } from 'commander';
import type { LoadRunRow } from '@rehearsal/contracts/http/load/load-runs';
import { Verdict } from '@rehearsal/contracts/load/load-run';
import { putBadge } from '../../reports/badge.js';
import { withSession, type CommonOptions } from '../../session.js';

const COLORS: Readonly<Record<Verdict, string>> = {
  passed: 'brightgreen',
  failed: 'red',
  error: 'red',
  timed_out: 'orange',
  invalid: 'yellow',
  cancelled: 'lightgrey',
};

export const badgeCommand = (): Command =>
  new Command('badge')
    .description('make a badge (SVG) of the last verdict of a load test, or of any')
    .argument('[name]', 'name of the load test')
    .option('--out <file>', 'write it here instead of printing it')
    .option('--json', 'print one JSON document')
    .action(badge);

const badge = (name: string | undefined, options: CommonOptions & { out?: string }): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const run = await lastVerdict((state) =>
      api.get<{ items: LoadRunRow[] }>('/load-runs', { state, test: name, limit: 1 }),
    );
    const message = run?.verdict?.replace('_', ' ') ?? 'no run';
    const color = run?.verdict ? COLORS[run.verdict] : 'lightgrey';
    const document = { name: name ?? null, run: run?.id ?? null, verdict: run?.verdict ?? null };
    await putBadge({ label: name ?? 'load test', message, color }, document, options.out, output);
  });

/** The newest of the newest of each verdict: lists are asked by state. */
async function lastVerdict(
  list: (state: Verdict) => Promise<{ items: LoadRunRow[] }>,
): Promise<LoadRunRow | undefined> {
  const pages = await Promise.all(Verdict.options.map(list));
  const runs = pages.flatMap(({ items }) => items);
  return runs.sort((a, b) => (b.finished_at ?? '').localeCompare(a.finished_at ?? ''))[0];
}
