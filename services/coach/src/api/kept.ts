/** How long what callers had stored can be read: as long as a guest can come back for it. */
export const KEPT_DAYS = 30;
export const KEPT_SECONDS = KEPT_DAYS * 24 * 3600;
