import { isTerminal, type LoadRun } from '@rehearsal/contracts/load/load-run';
import type { ReportRule } from '@rehearsal/contracts/load/load-run-report';

/** What a verdict asks of a run, each with the words of the reasons that answer no (see `verdict.ts`). */
const RULES: readonly { name: string; broken: RegExp }[] = [
  { name: 'no iteration threw an exception', broken: /^\d+ exceptions? in / },
  { name: 'at least one request was made', broken: /^no request was made/ },
  { name: 'no iteration hid what it sent', broken: / had the tags of setup or teardown/ },
  {
    name: 'not every request failed',
    broken: /^all \d+ (requests?|WebSocket handshakes?|gRPC calls?) failed|^no gRPC call was made/,
  },
  { name: 'a request reached the target', broken: /^no request reached the target: / },
  { name: 'not every check failed', broken: /^all \d+ checks? failed/ },
  { name: 'every threshold judged at least one sample', broken: / held over no sample: / },
  { name: 'at most 1 % of the iterations were dropped', broken: / iterations? were dropped [^:]*$/ },
  { name: 'the load generator kept up', broken: / no virtual user left|^k6 used .* processors/ },
];
/** Said of thresholds, which have rows of their own, and of what is no fault. */
const NO_RULE = [/ was breached: /, /interrupted by the end of the test$/, / counted as the largest number there is$/];
export const CAME_TO_ITS_END = 'the run came to its own end';

/** Reasons that no other rule explains are why a run did not end by itself, or why k6 said no. */
export function rulesOf({ state, verdict, reasons }: Pick<LoadRun, 'state' | 'verdict' | 'reasons'>): ReportRule[] {
  const asked = verdict === 'passed' || verdict === 'failed' || verdict === 'invalid';
  const faults = verdict === 'passed' ? [] : reasons;
  const answers = RULES.map(({ name, broken }) => {
    const detail = faults.filter((reason) => broken.test(reason)).join('; ');
    return { name, ok: detail === '' ? (asked ? true : null) : false, detail };
  });
  const known = [...RULES.map(({ broken }) => broken), ...NO_RULE];
  const rest = faults.filter((reason) => !known.some((words) => words.test(reason)));
  const ended = isTerminal(state)
    ? { name: CAME_TO_ITS_END, ok: rest.length === 0, detail: rest.join('; ') }
    : { name: CAME_TO_ITS_END, ok: null, detail: `the run is ${state}` };
  return [ended, ...answers];
}
