/** What was asked for and what the house allows. */
interface LifeSpan {
  primary: boolean;
  /** Absent: nobody said. Null: until it is deleted. */
  ttl_seconds: number | null | undefined;
  /** Of test instances about which nobody said; null: until they are deleted. */
  default_ttl_seconds: number | null;
}

/** When a test instance goes by itself. A primary one stays as long as its scenario. */
export function expiry({ primary, ttl_seconds, default_ttl_seconds }: LifeSpan, now: string): { expires_at?: string } {
  const seconds = ttl_seconds === undefined ? default_ttl_seconds : ttl_seconds;
  if (primary || seconds === null) return {};
  return { expires_at: new Date(Date.parse(now) + seconds * 1000).toISOString() };
}
