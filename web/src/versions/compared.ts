export interface Compared {
  readonly from: number;
  readonly to: number;
}

/**
 * Which two versions to compare: those that the address names, where they exist; else the newest with the one before it.
 * `versions` are newest first; their numbers have gaps. Undefined while there is only one.
 */
export const comparedOf = (
  versions: readonly number[],
  asked: { readonly from?: string; readonly to?: string },
): Compared | undefined => {
  const known = (text: string | undefined) => versions.find((version) => String(version) === text);
  const to = known(asked.to) ?? versions[0];
  if (to === undefined) return undefined;
  const before = versions.find((version) => version < to);
  const from = known(asked.from) ?? before;
  return from === undefined ? undefined : { from, to };
};
