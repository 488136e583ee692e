import { Command } from 'commander';
import { listEngines, listEngineSettings } from '@rehearsal/client/resources/engines';
import { shownBudget } from '@rehearsal/contracts/engine/engine-cost';
import type { EngineRow, EngineSettingsRow } from '@rehearsal/contracts/http/system/engines';
import { checkWords } from '../../engines/check-words.js';
import type { Output } from '../../output.js';
import { withSession, type CommonOptions } from '../../session.js';
import { table } from '../../table.js';

interface Options extends CommonOptions {
  addresses?: boolean;
}

export const listCommand = (): Command =>
  new Command('list')
    .description('list the coaches that a test user can be answered by')
    .option('--addresses', 'where each is asked, and what its last check found; for operators')
    .option('--json', 'print one JSON document')
    .action(list);

const list = (options: Options): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    if (options.addresses === true) {
      const items = await listEngineSettings(api);
      output.result({ items }, () => addressTable(output, items));
    } else {
      const items = await listEngines(api);
      output.result({ items }, () => engineTable(output, items));
    }
  });

const engineTable = ({ colors }: Output, items: readonly EngineRow[]): string =>
  table(
    colors,
    ['NAME', 'KIND', 'DEFAULT', 'AT ONCE', 'A RUN MAY COST', 'FINGERPRINT'],
    items.map(({ name, kind, fingerprint, max_concurrent, max_calls_per_run, max_tokens_per_run, ...engine }) => [
      name,
      kind,
      engine.default ? 'yes' : '',
      max_concurrent === null ? 'any' : String(max_concurrent),
      shownBudget({ max_calls: max_calls_per_run, max_tokens: max_tokens_per_run }) ?? 'anything',
      fingerprint,
    ]),
  );

const addressTable = ({ colors }: Output, items: readonly EngineSettingsRow[]): string =>
  table(
    colors,
    ['NAME', 'KIND', 'ADDRESS', 'MODEL', 'SIGNED', 'LAST CHECK', 'FINGERPRINT'],
    items.map(({ name, kind, address, model, signs, checkable, check, fingerprint }) => [
      name,
      kind,
      address ?? '',
      model ?? '',
      signs ? 'yes' : '',
      checkable ? checkWords(check) : '',
      fingerprint,
    ]),
  );
