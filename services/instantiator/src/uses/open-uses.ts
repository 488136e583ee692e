import { every } from '@rehearsal/platform/every';
import { OwnerClient } from '@rehearsal/platform/http/owner-client';
import type { ServiceHost } from '@rehearsal/platform/service';
import type { InstanceJournal } from '../instance-journal.js';
import { useTeller, type UseTeller } from './tell-uses.js';

const TELL_EVERY_MS = 1000;

/** Opened before commands are taken, so that it ends after them and what they did last is told too. */
export async function openUses(
  { life }: Pick<ServiceHost, 'life'>,
  journal: InstanceJournal,
  config: { SCENARIO_URL: string; SERVICE_TOKEN: string },
): Promise<Pick<UseTeller, 'note'>> {
  const scenarios = await life.open(
    'scenario',
    () => new OwnerClient({ name: 'scenario', url: config.SCENARIO_URL, serviceToken: config.SERVICE_TOKEN }),
    (opened) => opened.close(),
  );
  const uses = useTeller(journal, scenarios);
  await uses.lookBack();
  await life.open(
    'use teller',
    () => every(TELL_EVERY_MS, uses.tell, life.log),
    (timer) => timer.end().then(uses.tell),
  );
  return uses;
}
