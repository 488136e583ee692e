import { Refusal } from '@rehearsal/platform/errors';

/**
 * The exact origin of a URL that is nothing but an origin, as the WHATWG parser reads it (so that `http://a@b`,
 * `HTTP://A:80/` and numbers for addresses cannot pass for something else). Null for anything more.
 */
export function originOf(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const web = url.protocol === 'http:' || url.protocol === 'https:';
  const bare =
    url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
  return web && bare ? url.origin : null;
}

export interface Targets {
  default: string;
  allowed: readonly string[];
}

/** Where a run sends its load. Callers choose from the list that the operator made; they cannot add to it. */
export function chooseTarget(wanted: string | undefined, targets: Targets): string {
  if (wanted === undefined) return targets.default;
  const origin = originOf(wanted);
  if (origin === null)
    throw new Refusal('LOAD_TARGET_NOT_ALLOWED', `"${wanted}" is not an origin: give scheme, host and port only.`);
  if (origin !== targets.default && !targets.allowed.includes(origin)) {
    throw new Refusal('LOAD_TARGET_NOT_ALLOWED', `${origin} is not among the targets that may be put under load.`);
  }
  return origin;
}
