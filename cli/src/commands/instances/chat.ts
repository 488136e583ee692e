import { Command } from 'commander';
import { humanName } from '@rehearsal/contracts/coaching/enums';
import { sendMessage } from '@rehearsal/client/resources/instances';
import { withSession, type CommonOptions } from '../../session.js';

export const chatCommand = (): Command =>
  new Command('chat')
    .description('say something to the coach as this test user, and print the reply')
    .argument('<instance>', 'id of the instance')
    .argument('<text>', 'what to say')
    .option('--json', 'print one JSON document')
    .action(chat);

const chat = (id: string, text: string, options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const turn = await sendMessage(api, id, text);
    output.result(
      turn,
      () =>
        `${turn.reply.content}\n${output.colors.dim(`(${humanName(turn.instance.coach_state.current_phase)}, version ${turn.instance.version})`)}`,
    );
  });
