const UNIT_SECONDS: Record<string, number> = {
  h: 3600,
  m: 60,
  s: 1,
  ms: 0.001,
  µs: 0.000_001,
  us: 0.000_001,
  ns: 0.000_000_001,
};

/** Seconds of a duration as Go writes it: `1h2m3.5s`. */
export function secondsOf(duration: string | null | undefined): number {
  const parts = (duration ?? '').matchAll(/([\d.]+)(h|ms|m|s|µs|us|ns)/g);
  return [...parts].reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNIT_SECONDS[unit ?? ''] ?? 0), 0);
}
