import { every } from '@rehearsal/platform/every';
import type { OwnerClient } from '@rehearsal/platform/http/owner-client';
import type { ServiceHost } from '@rehearsal/platform/service';
import type { InstanceJournal } from '../instance-journal.js';
import { useTeller, type UseTeller } from './tell-uses.js';

const TELL_EVERY_MS = 1000;

/** Opened before commands are taken, so that it ends after them and what they did last is told too. */
export async function openUses(
  { life }: Pick<ServiceHost, 'life'>,
  journal: InstanceJournal,
  scenarios: OwnerClient,
): Promise<Pick<UseTeller, 'note'>> {
  const uses = useTeller(journal, scenarios);
  await uses.lookBack();
  await life.open(
    'use teller',
    () => every(TELL_EVERY_MS, uses.tell, life.log),
    (timer) => timer.end().then(uses.tell),
  );
  return uses;
}
