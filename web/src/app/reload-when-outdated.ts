const KEY = 'rehearsal:reloaded-at';
const AGAIN_AFTER_MS = 60_000;

/**
 * A page that was open while Rehearsal was upgraded asks for parts that are gone: it loads itself anew. What is typed is
 * kept in the tab. Parts that are missing for another reason must not make it reload forever.
 */
export const reloadWhenOutdated = (): void => {
  addEventListener('vite:preloadError', (event) => {
    const before = Number(sessionStorage.getItem(KEY) ?? 0);
    if (Date.now() - before < AGAIN_AFTER_MS) return;
    sessionStorage.setItem(KEY, String(Date.now()));
    event.preventDefault();
    location.reload();
  });
};
