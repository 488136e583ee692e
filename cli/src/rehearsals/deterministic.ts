import { ApiError } from '@rehearsal/client/api-error';
import type { Client } from '@rehearsal/client/client';
import { getTrial } from '@rehearsal/client/resources/rehearsals';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';

/** The kinds of engines that answer the same to the same state, message and seed. */
const DETERMINISTIC = ['scripted'];

/** Whether the coach of a run answers by its seed alone, as far as one of its trials tells; no when all are past their time. */
export async function isDeterministic(api: Client, { id, trials }: RehearsalRunView): Promise<boolean> {
  const judged = trials.find(({ verdict }) => verdict !== 'error');
  if (judged === undefined) return false;
  try {
    const { fingerprint } = await getTrial(api, id, judged.rehearsal, judged.trial);
    return DETERMINISTIC.includes(fingerprint?.split(':')[0] ?? '');
  } catch (error) {
    if (error instanceof ApiError && (error.status === 404 || error.status === 410)) return false;
    throw error;
  }
}
