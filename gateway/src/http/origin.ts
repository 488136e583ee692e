/**
 * Whether a request that a browser made for another site must be turned away. Programs send no Origin; a page of ours sends
 * the address that it was opened from.
 */
export function isForeignOrigin(origin: string | undefined, host: string | undefined, publicUrl: string): boolean {
  if (origin === undefined || origin === publicUrl) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}
