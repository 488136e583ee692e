import { Command, Option } from 'commander';
import { sessionReader } from '@rehearsal/client/resources/sessions';
import type { ScenarioContent } from '@rehearsal/contracts/scenario/scenario-file';
import { scenarioFileText } from '@rehearsal/contracts/scenario/scenario-file-text';
import { checkScenarioFile } from '@rehearsal/rehearsing/scenario-file';
import { END_KINDS, type EndKind } from '@rehearsal/rehearsing/record/ends';
import { readSession } from '@rehearsal/rehearsing/record/read-session';
import { recordingOf } from '@rehearsal/rehearsing/record/recording';
import { CliError, InputError } from '../errors.js';
import { askForEnds, endKinds } from '../rehearsals/record/pick-ends.js';
import { readId } from '../input/read-id.js';
import { wholeNumber } from '../input/read-number.js';
import { printableJson } from '../terminal/printable.js';
import { withSession, type CommonOptions } from '../session.js';
import { writeFile } from '../reports/write-file.js';

interface RecordOptions extends CommonOptions {
  name: string;
  out?: string;
  expect?: readonly EndKind[];
  at?: number;
  message?: string;
}

export const recordCommand = (): Command =>
  new Command('record')
    .description(
      'make a scenario file with a rehearsal of what somebody said to an instance since it began or was reset, with pseudonyms for personal data; where it ended becomes its expectations: on a terminal you pick which, else it is phase, identities and actions',
    )
    .argument('<instance>', 'id of the instance or session', readId)
    .requiredOption('--name <name>', 'name of the rehearsal, and of its scenario')
    .option(
      '--expect <kinds>',
      `what it expects of its end, without being asked: ${END_KINDS.join(', ')}, with commas between, all or none`,
      endKinds,
    )
    .option('--at <version>', 'what was said up to this version (default: all of it)', wholeNumber)
    .addOption(
      new Option('--message <id>', 'what was said up to this message, of the person or the coach').conflicts('at'),
    )
    .option('--out <file>', 'write it here instead of printing it')
    .option('--json', 'print one JSON document')
    .action(record);

const record = (instance: string, { name, out, expect, at, message, ...options }: RecordOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const session = await readSession(sessionReader(api, instance), message ?? at);
    if (session === undefined) throw new InputError(nothingSaid(instance, at, message));
    const isAsked = expect === undefined && output.interactive && process.stdin.isTTY;
    const picked = isAsked ? await askForEnds(session) : expect;
    const content = settled({ name, template: session.start, rehearsals: [recordingOf(name, session, picked)] });
    // What a terminal would act on may have been said: in JSON it is the same text escaped, on a terminal and in a file.
    const text = printableJson(scenarioFileText(content));
    output.note(
      `${session.replaced} texts were taken for personal data and replaced; read the file before you keep it.`,
    );
    if (out !== undefined) await writeFile(out, text);
    const [rehearsal] = content.rehearsals;
    const steps = rehearsal?.script.length ?? 0;
    if (out === undefined && !output.json) output.file(text);
    else
      output.result(content, () => `Written: ${out ?? ''}, ${steps} steps. Run it with \`rehearse run ${out ?? ''}\`.`);
  });

function nothingSaid(instance: string, at: number | undefined, message: string | undefined): string {
  if (message !== undefined)
    return `The message "${message}" was not said to ${instance}, by it or in answer to it: what came with its template, or with what it is a fork of, is where it began.`;
  const until = at === undefined ? '' : `, up to version ${at}`;
  return `Nobody has said anything to ${instance} since it began${until}, so there is nothing to record.`;
}

/** As a file of it would be read. */
function settled(written: object): ScenarioContent {
  const checked = checkScenarioFile(JSON.stringify(written));
  if (checked.ok) return checked.content;
  throw new CliError('What was recorded is no scenario:', {
    details: checked.faults.map(({ pointer, message }) => `${pointer} ${message}`),
  });
}
