/** What an address says that is to be looked at. */
interface LookedAt {
  /** Null: what is now. */
  readonly at: number | null;
  /** What it names in place of a version that there is. */
  readonly missing: string | null;
}

const NOW: LookedAt = { at: null, missing: null };

/** `newest`: the version that it has now, undefined while nobody knows; until then nothing can be looked at. */
export const lookedAt = (asked: string | undefined, newest: number | undefined): LookedAt => {
  if (asked === undefined || asked === '' || newest === undefined) return NOW;
  const version = /^[1-9]\d*$/.test(asked) ? Number(asked) : Infinity;
  return version <= newest ? { at: version, missing: null } : { at: null, missing: asked };
};

/** As an address says it. What is now needs no words. */
export const versionInAddress = (version: number | null): { version?: string } =>
  version === null ? {} : { version: String(version) };
