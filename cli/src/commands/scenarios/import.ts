import { basename, extname } from 'node:path';
import { Command, Option } from 'commander';
import type { Phase } from '@rehearsal/contracts/coaching/enums';
import { formatOf, readConversation } from '@rehearsal/contracts/conversation/conversation-text';
import { ImportFormat, type ImportBody, type ImportedScenario } from '@rehearsal/contracts/http/scenarios/scenarios';
import type { LocatedFault } from '@rehearsal/contracts/text/text-position';
import { checkScenarioFile } from '@rehearsal/rehearsing/scenario-file';
import { InputError } from '../../errors.js';
import { readText } from '../../scenarios/read-text.js';
import { faultLine } from '../../scenarios/scenario-file.js';
import { shownPath } from '../../scenarios/shown-path.js';
import { withSession, type CommonOptions } from '../../session.js';

interface ImportOptions extends CommonOptions {
  format?: ImportFormat;
  name?: string;
  description?: string;
  conversation?: string;
  firstName?: string;
  lastName?: string;
  phase?: Phase;
}

export const importCommand = (): Command =>
  new Command('import')
    .description(
      'make a new scenario of a file: a scenario, or a conversation (messages, JSON Lines, a ChatGPT export, XML)',
    )
    .argument('<file>', 'the file')
    .addOption(new Option('--format <format>', 'what it is; found out when not told').choices(ImportFormat.options))
    .option('--name <name>', "name of the scenario; of a conversation, the file's name when not told")
    .option('--description <text>', 'what it is good for')
    .option('--conversation <title-or-number>', 'of a file with several conversations: the one that is meant')
    .option('--first-name <name>', 'of a conversation: first name of the person')
    .option('--last-name <name>', 'of a conversation: last name of the person')
    .option('--phase <phase>', 'of a conversation: where the person stands after it')
    .option('--json', 'print one JSON document')
    .action(importFile);

async function importFile(path: string, options: ImportOptions): Promise<void> {
  const content = await readText(path);
  const file = shownPath(path);
  if (content.trim() === '') throw new InputError(`${file} is empty.`);
  const format = options.format ?? formatOf(content);
  if (format === undefined)
    throw new InputError(`${file} is neither a JSON object or array nor XML, and nothing else can be imported.`);
  const checked =
    format === 'scenario' ? checkScenarioFile(content) : readConversation(content, format, options.conversation);
  const lines = (faults: readonly LocatedFault[]) => faults.map((fault) => faultLine({ file, ...fault }));
  if (!checked.ok) throw new InputError(`${file} cannot be imported:`, { details: lines(checked.faults) });
  if ('messages' in checked && checked.messages.length === 0)
    throw new InputError(`${file} holds no message of a person or a coach.`, { details: lines(checked.warnings) });
  await withSession(options, async ({ api, output }) => {
    for (const line of lines(checked.warnings)) output.note(`${line} ${output.colors.yellow('(warning)')}`);
    const { firstName: first_name, lastName: last_name, phase: current_phase, description, conversation } = options;
    const name = options.name ?? (format === 'scenario' ? undefined : basename(path, extname(path)));
    const body: ImportBody = { format, content, name, description, conversation, first_name, last_name, current_phase };
    const scenario = await api.command<ImportedScenario>('POST', '/test-scenarios/import', body);
    output.result(
      scenario,
      () => `Imported "${scenario.name}" (${scenario.id}), ${scenario.template.chat_messages.length} messages.`,
    );
  });
}
