/** Successes among trials. */
export interface Counted {
  passed: number;
  judged: number;
}

/**
 * Fisher's exact test, one-sided: how likely a difference like this or a larger one is where `run` is no worse than
 * `base`. Exact for any number of trials, which an approximation is not for five.
 */
export function probabilityOfWorse(base: Counted, run: Counted): number {
  const all = base.judged + run.judged;
  const passed = base.passed + run.passed;
  const ways = logChoose(all, passed);
  let probability = 0;
  for (let n = Math.max(0, passed - base.judged); n <= run.passed; n += 1)
    probability += Math.exp(logChoose(run.judged, n) + logChoose(base.judged, passed - n) - ways);
  return Math.min(1, probability);
}

const logChoose = (n: number, k: number): number => logFactorial(n) - logFactorial(k) - logFactorial(n - k);

const logFactorials = [0];

function logFactorial(n: number): number {
  for (let next = logFactorials.length; next <= n; next += 1)
    logFactorials.push((logFactorials[next - 1] ?? 0) + Math.log(next));
  return logFactorials[n] ?? 0;
}
