import { Command, InvalidArgumentError } from 'commander';
import type { FreezeBody, FreezePreview, FreezePreviewBody } from '@rehearsal/contracts/http/scenarios/freeze';
import type { ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import { readId } from '../../input/read-id.js';
import { withSession, type CommonOptions } from '../../session.js';
import { table } from '../../table.js';

interface Review {
  firstName?: string;
  lastName?: string;
  keep: string[];
  replace: [string, string][];
}

interface FreezeOptions extends CommonOptions, Review {
  name: string;
  description?: string;
  rawReason?: string;
}

const reviewed = (command: Command): Command =>
  command
    .argument('<instance>', 'id of the instance or session', readId)
    .option('--first-name <name>', 'what the person is called instead')
    .option('--last-name <name>', 'and the last name')
    .option('--keep <text>', 'found text that stays as it is; may be repeated', collect, [])
    .option(
      '--replace <found=instead>',
      'what stands in place of a text wherever it stands, found or not; may be repeated',
      collectPairs,
      [],
    )
    .option('--json', 'print one JSON document');

const collect = (value: string, before: string[]): string[] => [...before, value];
const collectPairs = (value: string, before: [string, string][]): [string, string][] => {
  const [, found, instead] = /^([^=]+)=(.*)$/s.exec(value) ?? [];
  if (found === undefined || instead === undefined)
    throw new InvalidArgumentError('Write it as the text that was found, "=", and what stands there instead.');
  return [...before, [found, instead]];
};

export const freezeCommand = (): Command =>
  reviewed(new Command('freeze'))
    .description(
      'make a new scenario of an instance or a live session, as it is now, with pseudonyms for personal data',
    )
    .requiredOption('--name <name>', 'name of the new scenario')
    .option('--description <text>', 'what it is good for')
    .option('--raw-reason <sentence>', 'keep personal data as it is, and say why; it is written down')
    .action(freeze);

export const freezePreviewCommand = (): Command =>
  reviewed(new Command('freeze-preview'))
    .description('show what a freeze would replace, and by what; nothing is kept')
    .action(preview);

const bodyOf = (instance_id: string, { firstName, lastName, keep, replace }: Review): FreezePreviewBody => ({
  instance_id,
  ...(firstName !== undefined && { first_name: firstName }),
  ...(lastName !== undefined && { last_name: lastName }),
  keep,
  replace: Object.fromEntries(replace),
});

const freeze = (instance: string, options: FreezeOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const { name, description, rawReason } = options;
    const scenario = await api.command<ScenarioView>('POST', '/test-scenarios/freeze-session', {
      ...bodyOf(instance, options),
      name,
      ...(description !== undefined && { description }),
      ...(rawReason !== undefined && { raw_reason: rawReason }),
    } satisfies FreezeBody);
    output.result(
      scenario,
      () => `Froze ${instance} at version ${scenario.source?.version ?? 0} as "${scenario.name}" (${scenario.id}).`,
    );
  });

const preview = (instance: string, options: CommonOptions & Review): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const found = await api.command<FreezePreview>('POST', '/freeze-session/preview', bodyOf(instance, options));
    output.result(found, () =>
      found.replacements.length === 0
        ? 'No personal data was found.'
        : table(
            output.colors,
            ['KIND', 'FOUND', 'INSTEAD', 'PLACES'],
            found.replacements.map(({ kind, found: text, replacement, places }) => [
              kind,
              text,
              replacement,
              places.length,
            ]),
          ),
    );
  });
