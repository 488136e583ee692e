/**
 * Polls until `probe` gives something other than undefined, null or false; fails with what was waited for. How long it
 * waits is a guard against a test that hangs, on a machine as slow as any, and says nothing of what is tested.
 */
export async function waitFor<T>(
  what: string,
  probe: () => Promise<T> | T,
  options: { withinMs?: number; everyMs?: number } = {},
): Promise<NonNullable<T>> {
  const deadline = Date.now() + (options.withinMs ?? 120_000);
  let last = '';
  for (;;) {
    try {
      const found = await probe();
      if (found !== undefined && found !== null && found !== false) return found;
    } catch (error) {
      last = `: ${String(error)}`;
    }
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}${last}`);
    await new Promise((resolve) => setTimeout(resolve, options.everyMs ?? 25));
  }
}
