import { Command } from 'commander';
import type { ChatTurn } from '@rehearsal/contracts/http/instances/instances';
import { sendMessage } from '@rehearsal/client/resources/instances';
import { readId } from '../../input/read-id.js';
import { withSession, type CommonOptions } from '../../session.js';

export const chatCommand = (): Command =>
  new Command('chat')
    .description('say something to the coach as this test user, and print the reply')
    .argument('<instance>', 'id of the instance', readId)
    .argument('<text>', 'what to say')
    .option('--json', 'print one JSON document')
    .action(chat);

const chat = (id: string, text: string, options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const turn = await sendMessage(api, id, text);
    output.result(turn, () => [turn.reply.content, ...cameOf(turn).map((line) => output.colors.dim(line))].join('\n'));
  });

/** What the coach did, what it was not allowed to do, and the version since. */
const cameOf = ({ actions, refused_actions, version }: ChatTurn): string[] => [
  ...actions.map(({ summary }) => summary),
  ...refused_actions.map(({ action, reason }) => `${action.action_type} was refused: ${reason}`),
  `version ${version}`,
];
