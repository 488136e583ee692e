import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { distributionOf, Distributions, type RunDistribution } from '../../measured/distributions.js';

export interface SyntheticOptions {
  seed: number;
  samples?: number;
  seconds?: number;
  /** Standard deviation of the logarithm of a latency. */
  sigma?: number;
  /** What every latency is multiplied by. */
  slower?: number;
  /** What latencies above the 90th percentile are multiplied by. */
  slowerTail?: number;
  /** How much a second is like the one before, 0 to 1, and how far seconds stray (of the logarithm). */
  drift?: { correlation: number; size: number };
  /** Share of requests that fail. */
  failing?: number;
}

/** Where 90 % of a standard normal lie below. */
const P90 = 1.2816;
const START = Date.UTC(2026, 0, 1);

/**
 * A run as the points of k6 would have it: three trends and two rates. Latencies are log-normal around 200 ms; the parts of
 * an iteration vary together, as they do in truth.
 */
export function syntheticRun(options: SyntheticOptions): RunDistribution {
  const { seed, samples = 5000, seconds = 100, sigma = 0.4, slower = 1, slowerTail = 1, failing = 0.01 } = options;
  const random = xoroshiro128plus(seed);
  const uniform = () => (uniformInt(random, 0, 0x7ffffffe) + 0.5) / 0x7fffffff;
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  for (let skipped = 0; skipped < 20; skipped++) uniform();
  const { correlation, size } = options.drift ?? { correlation: 0, size: 0 };
  const distributions = new Distributions();
  const perSecond = samples / seconds;
  let level = size * normal();
  for (let second = 0; second < seconds; second++) {
    const time = new Date(START + second * 1000).toISOString();
    level = correlation * level + Math.sqrt(1 - correlation ** 2) * size * normal();
    for (let n = Math.round(second * perSecond); n < Math.round((second + 1) * perSecond); n++) {
      const z = normal();
      const duration = 200 * Math.exp(sigma * z + level) * slower * (z > P90 ? slowerTail : 1);
      const waiting = duration * (0.9 + 0.05 * uniform());
      const first = duration * Math.exp(0.2 * normal()) * 0.3;
      distributions.add('http_req_duration', TIME, time, duration);
      distributions.add('http_req_waiting', TIME, time, waiting);
      distributions.add('llm_ttft_ms', TIME, time, first);
      const failed = uniform() < failing ? 1 : 0;
      distributions.add('http_req_failed', RATE, time, failed);
      distributions.add('checks', RATE, time, 1 - failed);
    }
  }
  return distributionOf(distributions.state());
}

const TIME = { type: 'trend', contains: 'time' };
const RATE = { type: 'rate', contains: 'default' };
