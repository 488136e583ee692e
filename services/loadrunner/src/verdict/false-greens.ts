import type { Protocol } from '../measured/requests/request.js';
import type { RunFacts } from './run-facts.js';
import { count, percent } from './words.js';

const MAX_DROPPED_SHARE = 0.01;

/** What makes a success untrue, whatever k6 exits with: a sentence for each. */
export function falseGreens(facts: RunFacts): string[] {
  const { exceptions, checksPassed, checksFailed } = facts;
  const unmeasured = facts.thresholds.filter(
    ({ metric, samples, house }) => samples === 0 && house !== true && !facts.silentCounters.includes(metric),
  );
  return [
    ...(exceptions > 0
      ? [
          `${count(exceptions, 'exception')} in ${count(facts.iterations, 'iteration')}: ${facts.errors[0] ?? 'see the log'}`,
        ]
      : []),
    ...nothingSent(facts),
    ...hidden(facts),
    ...allFailed(facts),
    ...(facts.silentGrpc && facts.iterationsBegun > 0 ? [SILENT_GRPC] : []),
    ...(facts.elsewhere === null ? [] : [`no request reached the target: ${facts.elsewhere}`]),
    ...(checksFailed > 0 && checksPassed === 0 ? [`all ${count(checksFailed, 'check')} failed`] : []),
    ...unmeasured.map(({ metric, limit }) => `${metric} ${limit} held over no sample: ${metric} was never recorded`),
    ...(facts.exhausted ? [] : dropped(facts)),
  ];
}

/** k6 has no sample of a connection that fails, and a script may catch what it throws. */
const SILENT_GRPC =
  'no gRPC call was made, though the script imports k6/net/grpc: k6 records nothing of a connection that fails';

function nothingSent({ requests, requestsAround }: RunFacts): string[] {
  if (Object.values(requests).some((counted) => counted.requests > 0)) return [];
  return requestsAround === 0
    ? ['no request was made over HTTP, WebSockets or gRPC']
    : [`no request was made by the iterations; setup and teardown made ${requestsAround}`];
}

/** k6 counts an iteration whatever the script calls it. */
function hidden({ iterations, iterationsBegun }: RunFacts): string[] {
  const unseen = iterations - iterationsBegun;
  if (unseen <= 0) return [];
  return [
    `${count(unseen, 'iteration')} of ${iterations} had the tags of setup or teardown, so what they sent is not judged`,
  ];
}

const IN_WORDS: Record<Protocol, (n: number) => string> = {
  http: (n) => `all ${count(n, 'request')} failed`,
  ws: (n) => `all ${count(n, 'WebSocket handshake')} failed`,
  grpc: (n) => `all ${count(n, 'gRPC call')} failed`,
};

/** Each protocol by itself: what works of one says nothing about another. */
const allFailed = ({ requests }: RunFacts): string[] =>
  (['http', 'ws', 'grpc'] as const).flatMap((protocol) => {
    const { requests: made, failed } = requests[protocol];
    return made > 0 && failed >= made ? [IN_WORDS[protocol](made)] : [];
  });

export function dropped({ droppedIterations, iterations }: RunFacts): string[] {
  const planned = droppedIterations + iterations;
  if (planned === 0 || droppedIterations / planned <= MAX_DROPPED_SHARE) return [];
  return [
    `${droppedIterations} of ${count(planned, 'iteration')} were dropped (${percent(droppedIterations / planned)}, at most 1 % may be)`,
  ];
}
