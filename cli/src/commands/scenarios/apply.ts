import { ApiError } from '@rehearsal/client/api-error';
import { Command } from 'commander';
import { confirm } from '../../confirm.js';
import { InputError } from '../../errors.js';
import type { Output } from '../../output.js';
import { findScenarioFiles } from '../../scenarios/find-files.js';
import { applyChange, planChanges, planDeletions, tagged, tagOfSet, type Change } from '../../scenarios/plan.js';
import { readContents } from '../../scenarios/read-contents.js';
import { oneLine } from '../../terminal/printable.js';
import { withSession, type CommonOptions } from '../../session.js';

const MARKS = { create: '+', update: '~', delete: '-', unchanged: '=' } as const;
const SET = /^[\w.-]{1,30}$/;

interface ApplyOptions extends CommonOptions {
  dryRun?: boolean;
  prune?: boolean;
  set?: string;
  yes?: boolean;
}

export const applyCommand = (): Command =>
  new Command('apply')
    .description('make the system hold what the files say; scenarios are known by name')
    .argument('<paths...>', 'scenario files, or folders of them')
    .option('--dry-run', 'only print the plan')
    .option('--prune', 'also delete what an earlier apply of the same set made and the files do not hold any more')
    .option('--set <name>', 'which set of files this is, when several are applied to one system')
    .option('--yes', 'delete without being asked')
    .option('--json', 'print one JSON document')
    .action(apply);

async function apply(paths: string[], options: ApplyOptions): Promise<void> {
  const { dryRun = false, prune = false, set } = options;
  if (set !== undefined && !SET.test(set))
    throw new InputError(`"${set}" is no name of a set; give it up to 30 letters, digits, dots and hyphens.`);
  const tag = tagOfSet(set);
  const contents = await readContents(await findScenarioFiles(paths, { mayBeEmpty: prune }));
  await withSession(options, async ({ api, output, config }) => {
    const deletions = prune ? await planDeletions(api, contents, tag) : [];
    const changes: Change[] = [...deletions, ...(await planChanges(api, contents))];
    if (!output.json) output.note(planText(changes, output));
    if (deletions.length > 0 && !dryRun && options.yes !== true)
      await askToDelete(deletions.length, config.terminal.interactive && !output.json && process.stdin.isTTY);
    const done: { name: string; action: Change['action']; id: string | null; version: number | null }[] = [];
    for (const change of changes) {
      const { name } = change.content;
      const { id, version } = dryRun
        ? { id: null, version: null }
        : await applyChange(api, withTag(change, tag)).catch(naming(name));
      done.push({ name, action: change.action, id, version });
    }
    output.result({ dry_run: dryRun, scenarios: done }, () => sumUp(done, dryRun));
  });
}

const planText = (changes: readonly Change[], { colors }: Output): string => {
  const painted = { create: colors.green, update: colors.yellow, delete: colors.red, unchanged: colors.dim };
  return changes.map(({ action, content }) => painted[action](`${MARKS[action]} ${oneLine(content.name)}`)).join('\n');
};

/** Instances go with their scenario, so nobody deletes by mistake: a person is asked, a script says `--yes`. */
async function askToDelete(count: number, canAsk: boolean): Promise<void> {
  const what = count === 1 ? 'one scenario and its instances' : `${count} scenarios and their instances`;
  if (!canAsk) throw new InputError(`This deletes ${what}; say --yes to do it. Nothing was changed.`);
  if (!(await confirm(`Delete ${what}?`))) throw new InputError('Nothing was changed.');
}

const withTag = (change: Change, tag: string): Change =>
  change.action === 'create' || change.action === 'update'
    ? { ...change, content: tagged(change.content, tag) }
    : change;

/** Says which of many scenarios a fault belongs to. */
const naming = (name: string) => (error: unknown) => {
  if (error instanceof ApiError) error.message = `"${name}": ${error.message}`;
  throw error;
};

function sumUp(done: readonly { action: Change['action'] }[], dryRun: boolean): string {
  const count = (action: Change['action']) => done.filter((change) => change.action === action).length;
  const would = dryRun ? 'would be ' : '';
  const deleted = count('delete') > 0 ? [`${count('delete')} ${would}deleted`] : [];
  return `${[`${count('create')} ${would}created`, `${count('update')} ${would}updated`, ...deleted, `${count('unchanged')} unchanged`].join(', ')}.`;
}
