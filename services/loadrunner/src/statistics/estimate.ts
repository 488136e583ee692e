import { sampleVariance } from 'simple-statistics';
import { criticalT, twoSidedP } from './student-t.js';

/** How far an estimate may be from the truth: a variance, and from how many independent pieces it is known. */
export interface Uncertainty {
  variance: number;
  /** Degrees of freedom. */
  df: number;
}

export interface Estimate extends Uncertainty {
  value: number;
}

/** The uncertainty of a sum or difference, by Welch and Satterthwaite. */
export function combined(terms: readonly Uncertainty[]): Uncertainty {
  const variance = terms.reduce((sum, part) => sum + part.variance, 0);
  const spread = terms.reduce((sum, part) => sum + part.variance ** 2 / Math.max(part.df, 1), 0);
  return { variance, df: spread === 0 ? Infinity : variance ** 2 / spread };
}

/** The variance that resampling shows. Replicates without a value (all drawn slots were empty) are left out. */
export function resampledVariance(replicates: readonly number[]): number {
  const known = replicates.filter((value) => Number.isFinite(value));
  return known.length < 2 ? Infinity : sampleVariance(known);
}

/** How likely a difference at least so large is where there is none. */
export const pValueOf = ({ value, variance, df }: Estimate): number =>
  value === 0 ? 1 : twoSidedP(value / Math.sqrt(variance), Math.min(df, 1e6));

export function intervalOf({ value, variance, df }: Estimate, confidence: number): [number, number] {
  const reach = criticalT(1 - confidence, Math.min(df, 1e6)) * Math.sqrt(variance);
  return [value - reach, value + reach];
}
