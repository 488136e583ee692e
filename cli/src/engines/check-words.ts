import { isFault, type EngineCheck } from '@rehearsal/contracts/http/system/engines';

/** What a check came to, in a few words. */
export function checkWords(check: EngineCheck | null): string {
  if (check === null) return 'never';
  const { state, passed, cases, ended_at } = check;
  if (state === 'running') return `goes on, ${cases.length} tried`;
  if (state === 'lost') return 'was cut short';
  const faults = cases.filter(isFault).length;
  return passed === true ? `passed at ${ended_at}` : `fails ${faults} of ${cases.length}, at ${ended_at}`;
}
