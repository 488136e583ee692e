import { Command } from 'commander';
import { cleanUp, planCleanup, type CleanupAsked } from '@rehearsal/client/resources/cleanup';
import type { PlannedCleanup } from '@rehearsal/contracts/http/instances/instance-cleanup';
import { confirm } from '../../confirm.js';
import { InputError } from '../../errors.js';
import type { Colors, Output } from '../../output.js';
import { findScenario } from '../../scenarios/find-scenario.js';
import { withSession, type CommonOptions } from '../../session.js';
import { table } from '../../table.js';

interface CleanupOptions extends CommonOptions {
  scenario?: string;
  tag?: string;
  label?: string;
  olderThan?: string;
  dryRun?: boolean;
  yes?: boolean;
}

/** More lines than this nobody reads; the count says the rest. */
const ROWS_SHOWN = 20;

export const cleanupCommand = (): Command =>
  new Command('cleanup')
    .description('delete test instances in bulk, after showing which; primary ones and live sessions always stay')
    .option('--scenario <scenario>', 'those of this scenario, by name or id')
    .option('--tag <tag>', 'those of scenarios with this tag')
    .option('--label <text>', 'those with this label')
    .option('--older-than <time>', 'those that nobody has changed for so long, such as 7d or PT12H')
    .option('--dry-run', 'only print the plan')
    .option('--yes', 'delete without being asked')
    .option('--json', 'print one JSON document')
    .action(cleanup);

const cleanup = ({ scenario, tag, label, olderThan, dryRun = false, yes = false, ...options }: CleanupOptions) =>
  withSession(options, async ({ api, output, config }) => {
    const asked: CleanupAsked = {
      ...(scenario !== undefined && { scenario_id: (await findScenario(api, scenario)).id }),
      ...(tag !== undefined && { tag }),
      ...(label !== undefined && { label }),
      ...(olderThan !== undefined && { older_than: olderThan }),
    };
    if (Object.keys(asked).length === 0)
      throw new InputError('Say which instances: --scenario, --tag, --label or --older-than; several narrow it down.');
    const plan = await planCleanup(api, asked);
    if (dryRun || plan.total === 0) {
      output.result(plan, () => planText(plan, output.colors));
      return;
    }
    if (!output.json) output.note(planText(plan, output.colors));
    if (!yes) await ask(plan, config.terminal.interactive && !output.json && process.stdin.isTTY);
    const deleted = await deleteThem(
      () => cleanUp(api, asked),
      () => planCleanup(api, asked),
      output,
      plan.more,
    );
    output.result({ deleted, kept_primary: plan.kept_primary }, () => `${counted(deleted)} deleted.`);
  });

async function ask({ total, more }: PlannedCleanup, canAsk: boolean): Promise<void> {
  const what = `${more ? 'more than ' : ''}${counted(total)}`;
  if (!canAsk) throw new InputError(`This deletes ${what}; say --yes to do it. Nothing was deleted.`);
  if (!(await confirm(`Delete ${what}?`))) throw new InputError('Nothing was deleted.');
}

/** As many rounds as it takes: one round has its limit. */
async function deleteThem(
  round: () => Promise<number>,
  plan: () => Promise<PlannedCleanup>,
  output: Output,
  more: boolean,
): Promise<number> {
  let deleted = await round();
  for (let left = more; left;) {
    output.note(`${counted(deleted)} deleted so far.`);
    const next = await plan();
    if (next.total === 0) break;
    deleted += await round();
    left = next.more;
  }
  return deleted;
}

function planText({ items, total, kept_primary, more }: PlannedCleanup, colors: Colors): string {
  const rows = items
    .slice(0, ROWS_SHOWN)
    .map(({ id, label, scenario_name, updated_at }) => [
      colors.red('-'),
      id,
      label ?? '',
      scenario_name ?? '',
      updated_at,
    ]);
  const lines = total === 0 ? [] : [table(colors, ['', 'ID', 'LABEL', 'SCENARIO', 'LAST CHANGE'], rows)];
  const rest = total > ROWS_SHOWN ? [`... and ${total - ROWS_SHOWN} more`] : [];
  const kept = kept_primary > 0 ? `, ${kept_primary} primary kept` : '';
  return [...lines, ...rest, `${more ? 'More than ' : ''}${counted(total)} to delete${kept}.`].join('\n');
}

const counted = (count: number): string => `${count} ${count === 1 ? 'instance' : 'instances'}`;
