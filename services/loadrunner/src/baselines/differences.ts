import type { LoadRunRecord } from '../load-run.js';
import { likenessKey } from './like.js';

/** What else is different, in sentences: a change of figures may come of it. */
export function differencesOf(run: LoadRunRecord, base: readonly LoadRunRecord[]): string[] {
  const differs = (of: (record: LoadRunRecord) => unknown) => base.some((other) => of(other) !== of(run));
  const notes = [
    differs(({ target }) => target) && 'The target is another one.',
    differs(({ target }) => target) || !differs(likenessKey) ? false : 'The parameters of the load are others.',
    differs(({ script_hash }) => script_hash) && 'The script, or what it imports, has changed.',
    differs(({ k6_version }) => k6_version) && 'The version of k6 is another one.',
    differs(({ worker_id }) => worker_id) && 'Another worker sent the load.',
    ...[run, ...base]
      .filter(({ verdict }) => verdict !== 'passed')
      .map(({ id, verdict }) => `The run ${id} is ${verdict ?? 'unfinished'}.`),
    base.length === 1 &&
      'One run stands against one: what differs from run to run by itself (a busy machine, a cold cache) counts as change.',
  ];
  return notes.filter((note) => typeof note === 'string');
}
