import { Command } from 'commander';
import { listRehearsals } from '@rehearsal/client/resources/rehearsals';
import type { RehearsalVerdict } from '@rehearsal/contracts/rehearsal/rehearsal-verdict';
import { worstVerdict } from '@rehearsal/rehearsing/verdicts';
import { putBadge } from '../../reports/badge.js';
import { withSession, type CommonOptions } from '../../session.js';

const COLORS: Readonly<Record<RehearsalVerdict, string>> = {
  always_pass: 'brightgreen',
  flaky: 'orange',
  always_fail: 'red',
  error: 'yellow',
};

export const badgeCommand = (): Command =>
  new Command('badge')
    .description('make a badge (SVG) of what the last runs of rehearsals showed: the worst of them')
    .argument('[name]', 'name of a rehearsal, or of a scenario for all of its')
    .option('--out <file>', 'write it here instead of printing it')
    .option('--json', 'print one JSON document')
    .action(badge);

const badge = (name: string | undefined, options: CommonOptions & { out?: string }): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const rows = await listRehearsals(api, { name });
    const last = rows.flatMap(({ last_runs }) => last_runs.slice(0, 1));
    const verdict = worstVerdict(last.map((mark) => mark.verdict));
    const passed = last.filter((mark) => mark.verdict === 'always_pass').length;
    const words = verdict === undefined ? 'no run' : `${passed} of ${last.length} always pass`;
    const message = last.length > 1 || verdict === undefined ? words : verdict.replace('_', ' ');
    const color = verdict === undefined ? 'lightgrey' : COLORS[verdict];
    const document = { name: name ?? null, verdict: verdict ?? null };
    await putBadge({ label: name ?? 'rehearsals', message, color }, document, options.out, output);
  });
