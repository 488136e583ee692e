import type { Command } from 'commander';
import type { Client } from '@rehearsal/client/client';
import type { ScenarioRow } from '@rehearsal/contracts/scenario/scenario';
import { confirm } from '../../confirm.js';
import { InputError } from '../../errors.js';
import { withSession, type CommonOptions, type Session } from '../../session.js';
import { oneLine } from '../../terminal/printable.js';
import { chosenScenarios, withChoice, type Choice } from './choice.js';
import { doForEach } from './do-for-each.js';
import { tellOutcomes } from './tell-outcomes.js';

export interface BulkOptions extends CommonOptions, Choice {
  dryRun?: boolean;
  yes?: boolean;
}

/** What is done to each, and how it is told. */
interface BulkAct<Done extends object> {
  /** As in "This deletes two scenarios" and "Delete two scenarios?". */
  verb: readonly [third: string, first: string];
  /** What goes with a scenario, for those who decide. */
  about?: (api: Client, row: ScenarioRow) => Promise<string>;
  work: (api: Client, row: ScenarioRow) => Promise<Done>;
  words: (done: Done, row: ScenarioRow) => string;
}

export const withBulk = (command: Command): Command =>
  withChoice(command)
    .option('--dry-run', 'only print which')
    .option('--yes', 'without being asked, which --tag and --all otherwise are')
    .option('--json', 'print one JSON document');

/**
 * Does something to each of the scenarios that are meant. Whoever names each knows which they are; by tag or all they are
 * shown first, and a person is asked.
 */
export const onScenarios = <Done extends object>(
  named: readonly string[],
  options: BulkOptions,
  act: BulkAct<Done>,
): Promise<void> =>
  withSession(options, async (session) => {
    const { api, output } = session;
    const rows = await chosenScenarios(api, named, options);
    const isUnseen = options.tag.length > 0 || options.all === true;
    if (options.dryRun || (isUnseen && !output.json)) await preview(rows, act, options.dryRun === true, session);
    if (options.dryRun) return;
    if (isUnseen && rows.length > 0 && options.yes !== true) await ask(rows.length, act.verb, session);
    if (rows.length === 0) {
      output.result({ items: [] }, () => 'There is no scenario.');
      return;
    }
    tellOutcomes(output, await doForEach(rows, (row) => act.work(api, row)), act.words);
  });

async function preview<Done extends object>(
  rows: readonly ScenarioRow[],
  { about }: BulkAct<Done>,
  isAll: boolean,
  { api, output }: Session,
): Promise<void> {
  const lines: { id: string; name: string; about?: string }[] = [];
  for (const row of rows) lines.push({ id: row.id, name: row.name, ...(about && { about: await about(api, row) }) });
  const text = () =>
    lines.map(({ name, about: what }) => `  ${oneLine(name)}${what === undefined ? '' : `: ${what}`}`).join('\n');
  if (isAll) output.result({ dry_run: true, items: lines }, () => `${text()}\n${counted(rows.length)}.`);
  else output.note(text());
}

async function ask(count: number, [third, first]: BulkAct<object>['verb'], { config, output }: Session): Promise<void> {
  const canAsk = config.terminal.interactive && !output.json && process.stdin.isTTY;
  if (!canAsk) throw new InputError(`This ${third} ${counted(count)}; say --yes to do it. Nothing was changed.`);
  if (!(await confirm(`${first} ${counted(count)}?`))) throw new InputError('Nothing was changed.');
}

const counted = (count: number): string => `${count} ${count === 1 ? 'scenario' : 'scenarios'}`;
