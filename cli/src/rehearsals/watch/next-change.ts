import { watch, type FSWatcher } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** Editors write a file in several steps. */
const SETTLED_MS = 200;

/**
 * Looks at these paths from when it resolves until a signal. `changed` resolves when something there has changed and is
 * quiet again; false when the signal came first.
 */
export async function watchForChange(
  paths: readonly string[],
  signal: AbortSignal,
): Promise<{ changed: Promise<boolean> }> {
  const watched = new Map<string, Set<string> | undefined>();
  for (const path of paths.map((each) => resolve(each))) {
    // Editors put a new file in the place of the old one, so a file is watched by its folder.
    if ((await stat(path).catch(() => undefined))?.isDirectory()) watched.set(path, undefined);
    else if (watched.get(dirname(path)) !== undefined || !watched.has(dirname(path)))
      watched.set(dirname(path), new Set([...(watched.get(dirname(path)) ?? []), path]));
  }
  const changed = new Promise<boolean>((settle) => {
    const watchers: FSWatcher[] = [];
    let timer: NodeJS.Timeout | undefined;
    const end = (changed: boolean) => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
      signal.removeEventListener('abort', leave);
      settle(changed);
    };
    const leave = () => end(false);
    if (signal.aborted) {
      end(false);
      return;
    }
    signal.addEventListener('abort', leave);
    for (const [folder, files] of watched)
      watchers.push(
        watch(folder, { recursive: files === undefined }, (_, name) => {
          const own =
            name === null || files === undefined ? name?.endsWith('.json') !== false : files.has(resolve(folder, name));
          if (!own) return;
          clearTimeout(timer);
          timer = setTimeout(() => end(true), SETTLED_MS);
        }),
      );
  });
  return { changed };
}
