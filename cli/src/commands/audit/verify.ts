import { Command } from 'commander';
import type { AuditVerification, VerificationRecord } from '@rehearsal/contracts/http/audit/audit';
import {
  beginVerification,
  followVerification,
  verifyAudit,
  VerificationEndedError,
} from '@rehearsal/client/resources/audit';
import type { Client } from '@rehearsal/client/client';
import { verificationText } from '../../audit/verification-text.js';
import { CliError } from '../../errors.js';
import { EXIT } from '../../exit-codes.js';
import type { Output } from '../../output.js';
import { readPinned } from './pinned-checkpoints.js';
import { withSession, type CommonOptions } from '../../session.js';

interface VerifyOptions extends CommonOptions {
  checkpoints?: string;
  whole?: boolean;
}

export const verifyCommand = (): Command =>
  new Command('verify')
    .description(
      'check the hash chains behind the last checkpoint; exits 1 and names the first bad entry when one does not hold',
    )
    .option('--whole', 'check every entry and every checkpoint, from the first; it goes on when this command is ended')
    .option('--checkpoints <file>', 'hold it also against checkpoints that were kept elsewhere, one a line')
    .option('--json', 'print one JSON document')
    .action(verify);

const verify = async ({ checkpoints, whole = false, ...options }: VerifyOptions): Promise<void> => {
  const pinned = checkpoints === undefined ? [] : await readPinned(checkpoints);
  await withSession(options, async ({ api, output }) => {
    const since = whole && pinned.length === 0 ? undefined : await verifyAudit(api, pinned, follow(output));
    const all = whole && (since?.ok ?? true) ? await verifyWhole(api, output) : undefined;
    const verification = all && since ? withPinned(all, since) : (all ?? since);
    if (!verification) return;
    output.result(verification, () => verificationText(verification, output.colors));
    if (!verification.ok) process.exitCode = EXIT.failure;
  }).catch((error: unknown) => {
    throw error instanceof VerificationEndedError ? new CliError(error.message) : error;
  });
};

async function verifyWhole(api: Client, output: Output): Promise<AuditVerification> {
  const record = await beginVerification(api);
  output.note(
    `Verification ${record.id}; it goes on without this command. End it by \`rehearse audit cancel ${record.id}\`.`,
  );
  return followVerification(api, record, follow(output));
}

const withPinned = (all: AuditVerification, { checkpoints }: AuditVerification): AuditVerification => ({
  ...all,
  checkpoints: { ...all.checkpoints, pinned: checkpoints.pinned },
});

const follow = (output: Output) => ({
  progress: ({ state, progress: { done, total } }: VerificationRecord) => {
    if (!output.interactive) return;
    output.frame(state === 'running' ? [`${done} of ${total} entries`] : []);
  },
});
