const AT_LEAST_MS = 25;
const AT_MOST_MS = 300;

/**
 * Polls until `probe` gives something other than undefined, null or false; fails with what was waited for. How long it
 * waits is a guard against a test that hangs, on a machine as slow as any, and says nothing of what is tested.
 * Without `everyMs` it asks again after a tenth of the time that it has waited: most questions go through a whole system,
 * which has better things to do than to answer forty of them a second.
 */
export async function waitFor<T>(
  what: string,
  probe: () => Promise<T> | T,
  options: { withinMs?: number; everyMs?: number } = {},
): Promise<NonNullable<T>> {
  const began = Date.now();
  const withinMs = options.withinMs ?? 120_000;
  let last = '';
  for (;;) {
    try {
      const found = await probe();
      if (found !== undefined && found !== null && found !== false) return found;
    } catch (error) {
      last = `: ${String(error)}`;
    }
    const waited = Date.now() - began;
    if (waited > withinMs) throw new Error(`waited in vain for ${what}${last}`);
    const pauseMs = options.everyMs ?? Math.min(AT_MOST_MS, Math.max(AT_LEAST_MS, waited / 10));
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
