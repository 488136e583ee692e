import { Command } from 'commander';
import type { AuditVerification } from '@rehearsal/contracts/http/audit';
import { verifyAudit } from '@rehearsal/client/resources/audit';
import { EXIT } from '../../exit-codes.js';
import { tick, type Colors } from '../../output.js';
import { readPinned } from './pinned-checkpoints.js';
import { withSession, type CommonOptions } from '../../session.js';

export const verifyCommand = (): Command =>
  new Command('verify')
    .description('check every hash chain and checkpoint; exits 1 and names the first bad entry when one does not hold')
    .option('--checkpoints <file>', 'hold it also against checkpoints that were kept elsewhere, one a line')
    .option('--json', 'print one JSON document')
    .action(verify);

const verify = async ({ checkpoints, ...options }: CommonOptions & { checkpoints?: string }): Promise<void> => {
  const pinned = checkpoints === undefined ? [] : await readPinned(checkpoints);
  await withSession(options, async ({ api, output }) => {
    const verification = await verifyAudit(api, pinned);
    output.result(verification, () => verificationText(verification, output.colors));
    if (!verification.ok) process.exitCode = EXIT.failure;
  });
};

function verificationText({ ok, entries, chains, erased, checkpoints }: AuditVerification, colors: Colors): string {
  const bad = chains.filter((chain) => !chain.ok);
  return [
    ...bad.map(
      ({ chain, first_bad }) =>
        `${tick(colors, false)} ${chain}: entry ${first_bad?.n ?? '?'}: ${first_bad?.reason ?? 'does not hold'}`,
    ),
    `${tick(colors, checkpoints.ok)} checkpoints: ${checkpoints.detail}${checkpoints.pinned > 0 ? ` Pinned: ${checkpoints.pinned}.` : ''}`,
    ...(erased.count === 0 ? [] : [erasedText(erased)]),
    ok
      ? `${tick(colors, true)} ${entries} entries in ${chains.length} chains hold.`
      : `${tick(colors, false)} The log does not hold.`,
  ].join('\n');
}

const erasedText = ({ count, entries }: AuditVerification['erased']): string =>
  `  ${count === 1 ? 'One body was' : `${count} bodies were`} erased: ${entries.join(', ')}${count > entries.length ? ', ...' : ''}`;
