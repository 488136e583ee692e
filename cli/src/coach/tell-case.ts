import type { EngineCheckCase } from '@rehearsal/contracts/http/system/engines';
import type { Output } from '../output.js';

/** One case of a check, as it ends. */
export function tellCase({ tell: line, colors }: Output, { name, ok, should, found, remedy }: EngineCheckCase): void {
  const mark = ok === null ? colors.dim('–') : ok ? colors.green('✔') : should ? colors.yellow('!') : colors.red('✖');
  line(`${mark} ${name}${ok === null ? colors.dim(' (not tried: there is no secret to sign with)') : ''}`);
  if (found !== null) line(`    ${found}`);
  if (remedy !== null) line(`    ${colors.dim('Remedy:')} ${remedy}`);
}
