import { Command } from 'commander';
import type { DeadLetterView } from '@rehearsal/contracts/messages/dead-letter';
import { withSession, type CommonOptions } from '../../session.js';

export const showCommand = (): Command =>
  new Command('show')
    .description('show one whole, with the reason')
    .argument('<id>', 'the dead letter')
    .option('--json', 'print one JSON document')
    .action(show);

const show = (id: string, options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const letter = await api.get<DeadLetterView>(`/dead-letters/${encodeURIComponent(id)}`);
    output.result(letter, () => textOf(letter));
  });

function textOf(letter: DeadLetterView): string {
  const { topic, partition, offset, group, reason, at, state, settled_at, settled_by, text, value } = letter;
  return [
    `${letter.message_type ?? 'an unknown message'} ${letter.message_id ?? ''}`.trimEnd(),
    `  at      ${topic}/${partition}/${offset}`,
    `  group   ${group}`,
    `  reason  ${reason}`,
    `  put aside ${at}; ${state}${settled_at === null ? '' : ` ${settled_at} by ${settled_by ?? 'nobody'}`}`,
    text ?? (value === null ? '(no content)' : `(base64) ${value}`),
  ].join('\n');
}
