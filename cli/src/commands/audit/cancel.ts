import { Command } from 'commander';
import { cancelVerification } from '@rehearsal/client/resources/audit';
import { withSession, type CommonOptions } from '../../session.js';

export const cancelCommand = (): Command =>
  new Command('cancel')
    .description('end a check of the log that is under way')
    .argument('<verification>', 'its id')
    .option('--json', 'print one JSON document')
    .action((id: string, options: CommonOptions) =>
      withSession(options, async ({ api, output }) => {
        const record = await cancelVerification(api, id);
        output.result(record, () =>
          record.state === 'cancelled'
            ? `The verification ${id} is cancelled.`
            : `The verification ${id} had ${record.state}.`,
        );
      }),
    );
