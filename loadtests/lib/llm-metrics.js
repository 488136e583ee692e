import { Trend } from 'k6/metrics';

const ttfb = new Trend('llm_ttfb_ms', true);
const receiving = new Trend('llm_receiving_ms', true);
const total = new Trend('llm_total_ms', true);
const queue = new Trend('llm_queue_ms', true);
const tokensPerSecond = new Trend('llm_tokens_per_sec');
const ttft = new Trend('llm_ttft_ms', true);
const itl = new Trend('llm_itl_ms', true);

/**
 * Records what k6 can see of one answer of a language model.
 *
 * - `llm_ttfb_ms` is the time to the response headers, which a server may send long before its first token.
 * - `llm_queue_ms` is the wait for a free connection on this side.
 * - `llm_tokens_per_sec` needs the `usage` that the server reports.
 * - `llm_ttft_ms` and `llm_itl_ms` need `stamps`: for each token, the milliseconds since the server took the request.
 *   k6 itself cannot see tokens arrive; a server that does not stamp them leaves both metrics empty, never guessed.
 */
export function recordAnswer(response, { tokens, stamps = [], tags = {} } = {}) {
  const timings = response.timings;
  const labels = { ...tags, status: String(response.status) };
  ttfb.add(timings.waiting, labels);
  receiving.add(timings.receiving, labels);
  total.add(timings.duration, labels);
  queue.add(timings.blocked, labels);
  if (tokens > 0 && timings.duration > 0) tokensPerSecond.add(tokens / (timings.duration / 1000), labels);
  stamps.forEach((at, i) => (i === 0 ? ttft.add(at, labels) : itl.add(at - stamps[i - 1], labels)));
}

/** The servers' token stamps among the payloads of a stream; empty when the server sends none. */
export const stampsOf = (payloads) => payloads.map((payload) => payload?.elapsed_ms).filter(Number.isFinite);
