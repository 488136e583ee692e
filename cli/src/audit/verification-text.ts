import type { AuditVerification } from '@rehearsal/contracts/http/audit/audit';
import { tick, type Colors } from '../output.js';

/** What a verification found, as people read it. */
export function verificationText(
  { ok, since, entries, chains, erased, checkpoints }: AuditVerification,
  colors: Colors,
): string {
  const bad = chains.filter((chain) => !chain.ok);
  const behind = since ? ` behind checkpoint ${since.seq} of ${since.at}` : '';
  return [
    ...bad.map(
      ({ chain, first_bad }) =>
        `${tick(colors, false)} ${chain}: entry ${first_bad?.n ?? '?'}: ${first_bad?.reason ?? 'does not hold'}`,
    ),
    `${tick(colors, checkpoints.ok)} checkpoints: ${checkpoints.detail}${checkpoints.pinned > 0 ? ` Pinned: ${checkpoints.pinned}.` : ''}`,
    ...(erased.count === 0 ? [] : [erasedText(erased)]),
    ok
      ? `${tick(colors, true)} ${entries} entries${behind} in ${chains.length} chains hold.`
      : `${tick(colors, false)} The log does not hold.`,
    ...(since ? ['  Entries before it were not read; `rehearse audit verify --whole` reads all.'] : []),
  ].join('\n');
}

const erasedText = ({ count, entries }: AuditVerification['erased']): string =>
  `  ${count === 1 ? 'One body was' : `${count} bodies were`} erased: ${entries.join(', ')}${count > entries.length ? ', ...' : ''}`;
