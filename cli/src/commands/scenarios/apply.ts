import { Command } from 'commander';
import { CliError } from '../../errors.js';
import { findScenarioFiles } from '../../scenarios/find-files.js';
import { applyChange, planChanges, type Change } from '../../scenarios/plan.js';
import { readContents } from '../../scenarios/read-contents.js';
import { withSession, type CommonOptions } from '../../session.js';

const MARKS = { create: '+', update: '~', unchanged: '=' } as const;

export const applyCommand = (): Command =>
  new Command('apply')
    .description('make the system hold what the files say; scenarios are known by name')
    .argument('<paths...>', 'scenario files, or folders of them')
    .option('--dry-run', 'only print the plan')
    .option('--json', 'print one JSON document')
    .action(apply);

async function apply(paths: string[], options: CommonOptions & { dryRun?: boolean }): Promise<void> {
  const contents = await readContents(await findScenarioFiles(paths));
  await withSession(options, async ({ api, output }) => {
    const changes = await planChanges(api, contents);
    const painted = { create: output.colors.green, update: output.colors.yellow, unchanged: output.colors.dim };
    const plan = changes.map(({ action, content }) => painted[action](`${MARKS[action]} ${content.name}`));
    if (!output.json) output.note(plan.join('\n'));
    const done: { name: string; action: Change['action']; id: string | null; version: number | null }[] = [];
    for (const change of changes) {
      const { action, content } = change;
      const { id, version } = options.dryRun
        ? { id: null, version: null }
        : await applyChange(api, change).catch(naming(content.name));
      done.push({ name: content.name, action, id, version });
    }
    output.result({ dry_run: options.dryRun ?? false, scenarios: done }, () => sumUp(done, options.dryRun ?? false));
  });
}

/** Says which of many scenarios a fault belongs to. */
const naming = (name: string) => (error: unknown) => {
  if (error instanceof CliError) error.message = `"${name}": ${error.message}`;
  throw error;
};

function sumUp(done: readonly { action: Change['action'] }[], dryRun: boolean): string {
  const count = (action: Change['action']) => done.filter((change) => change.action === action).length;
  const [verb, other] = dryRun ? ['would be created', 'would be updated'] : ['created', 'updated'];
  return `${count('create')} ${verb}, ${count('update')} ${other}, ${count('unchanged')} unchanged.`;
}
