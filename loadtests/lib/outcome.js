import { check } from 'k6';
import { Counter } from 'k6/metrics';

/**
 * `<name>_errors` and `<name>_successes`, and a check that counts into them. An expectation that holds adds 0 errors,
 * so that `count<1` is judged on samples and not on silence.
 */
export function outcomes(name) {
  const errors = new Counter(`${name}_errors`);
  const successes = new Counter(`${name}_successes`);
  return {
    expect(response, expectations, tags = {}) {
      const ok = check(response, expectations, tags);
      errors.add(ok ? 0 : 1, tags);
      successes.add(ok ? 1 : 0, tags);
      return ok;
    },
    thresholds: { [`${name}_errors`]: ['count<1'] },
  };
}
