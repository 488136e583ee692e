import { Command, Option } from 'commander';
import { humanName } from '@rehearsal/contracts/coaching/enums';
import { clockTime, isStanding } from '@rehearsal/contracts/instance/clock';
import type { InstanceCondition, InstanceView } from '@rehearsal/contracts/instance/instance-state';
import { getInstance } from '@rehearsal/client/resources/instances';
import { toldState } from '@rehearsal/rehearsing/told-state';
import { InputError } from '../../errors.js';
import type { Colors } from '../../output.js';
import { wholeNumber } from '../../input/read-number.js';
import { readId } from '../../input/read-id.js';
import { withSession, type CommonOptions } from '../../session.js';

export const showCommand = (): Command =>
  new Command('show')
    .description("show a person's coaching state")
    .argument('<instance>', 'id of the instance', readId)
    .addOption(new Option('--last <count>', 'so many of the last messages and actions').argParser(wholeNumber))
    .option('--before <message>', 'the messages right before the one with this id')
    .option('--told', 'the whole state as JSON, as the paths of a rehearsal see it: names for ids, every key there')
    .option('--json', 'print the whole resource; with --last, that part of it')
    .action(show);

interface ShowOptions extends CommonOptions {
  last?: number;
  before?: string;
  told?: boolean;
}

/** What a person reads at once, where they did not say. */
const SHOWN = { messages: 6, actions: 20 };

const show = (id: string, { last, before, told, ...options }: ShowOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    if (told && (last !== undefined || before !== undefined))
      throw new InputError('--told shows the whole state; leave out --last and --before.');
    const isWhole = told || (output.json && last === undefined && before === undefined);
    const part = {
      messages: `last:${last ?? SHOWN.messages}`,
      actions: `last:${last ?? SHOWN.actions}`,
      ...(before !== undefined && { before }),
    };
    const instance = await getInstance(api, id, { part: isWhole ? {} : part });
    if (!told) {
      output.result(instance, () => instanceText(instance, output.colors));
      return;
    }
    const state = toldState(instance);
    output.result(state, () => JSON.stringify(state, null, 2));
  });

const CONDITIONS: Record<InstanceCondition, (instance: InstanceView) => string | undefined> = {
  forked_from: ({ forked_from }) => forked_from && `of ${forked_from.instance_id} at version ${forked_from.version}`,
  clock: ({ clock }) =>
    clock &&
    `${clockTime(clock, new Date().toISOString())}, ${isStanding(clock) ? 'where it stands until it is moved' : 'not real time'}`,
  expires_at: ({ expires_at }) => expires_at,
  closed_at: ({ closed_at }) => closed_at,
  reset_undone: ({ reset_undone }) => (reset_undone ? 'undo-reset makes it reset again' : undefined),
};

function instanceText(instance: InstanceView, colors: Colors): string {
  const { profile, coach_state, identities, chat_messages, actions, earlier, engine, seed } = instance;
  const done = actions.map(({ result_summary }) => result_summary);
  if (earlier?.actions) done.unshift(`${earlier.actions} earlier`);
  const row = (name: string, text: string) => `${colors.dim(name.padEnd(10))} ${text}`;
  return [
    row('person', `${profile.first_name} ${profile.last_name} <${profile.email}>`),
    row('scenario', `${instance.scenario_name ?? '(live session)'}${instance.primary ? ', primary' : ''}`),
    row(
      'version',
      `${instance.version}, digest ${instance.digest.slice(0, 12)}${instance.digest === instance.origin_digest ? ', same as its template' : ''}`,
    ),
    row('phase', humanName(coach_state.current_phase)),
    ...(engine === null ? [] : [row('engine', engine)]),
    ...(seed === null ? [] : [row('seed', String(seed))]),
    ...Object.entries(CONDITIONS).flatMap(([name, textOf]) => {
      const text = textOf(instance);
      return text === undefined ? [] : [row(name.replace(/_at$|ed_from$|_undone$/, ''), text)];
    }),
    ...identities.map(({ name, category, state }) =>
      row('identity', `${name} (${humanName(category)}, ${humanName(state)})`),
    ),
    row('actions', done.length === 0 ? 'none' : done.join('; ')),
    '',
    ...(earlier?.messages ? [colors.dim(`${earlier.messages} earlier; --before ${chat_messages[0]?.id ?? ''}`)] : []),
    ...chat_messages.map(({ role, content }) => `${colors.bold(role === 'coach' ? 'coach' : 'user ')} ${content}`),
  ].join('\n');
}
