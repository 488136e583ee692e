/** Something that is at a version. */
interface Versioned {
  version: number;
}

export interface Following<State extends Versioned, Push extends Versioned> {
  /** The state as the server has it now. */
  read: () => Promise<State>;
  /**
   * The state after the push that is right behind it; undefined when the thing is gone by it, `unread` when the push only
   * names the state, which is then read.
   */
  fold: (state: State, push: Push) => State | 'unread' | undefined;
  changed: (state: State) => void;
  ended: () => void;
  failed: (error: unknown) => void;
}

/** Kept up to date by `pushed`, and by `watched` after every loss. */
export interface Follower<Push extends Versioned> {
  watched: (version: number | undefined) => void;
  pushed: (push: Push) => void;
  close: () => void;
}

const LAG_MS = 200;

/**
 * Follows something by its pushes: each is the very next version, so what is shown never goes back and never skips. Where
 * one is missing the whole is read anew, and the pushes that came meanwhile are put on top of it.
 */
export function follow<State extends Versioned, Push extends Versioned>(
  following: Following<State, Push>,
): Follower<Push> {
  const { read, fold, changed, ended, failed } = following;
  let state: State | undefined;
  let waiting: Push[] = [];
  let reading = false;
  let over = false;
  let lagging: ReturnType<typeof setTimeout> | undefined;

  /** Folds what waits, as far as there is no gap; what is older than the state is dropped. */
  const catchUp = (): void => {
    waiting.sort((left, right) => left.version - right.version);
    for (let push = waiting[0]; state && push && push.version <= state.version + 1; push = waiting[0]) {
      const after = push.version <= state.version ? state : fold(state, push);
      if (after === 'unread') return;
      waiting.shift();
      if (after === state) continue;
      state = after;
      if (state === undefined) {
        over = true;
        waiting = [];
        ended();
        return;
      }
      changed(state);
    }
  };
  const resync = (): void => {
    if (reading || over) return;
    reading = true;
    read()
      .then((found) => {
        if (over) return;
        if (state === undefined || found.version > state.version) changed((state = found));
        catchUp();
      })
      .catch((error: unknown) => {
        if (!over) failed(error);
        waiting = [];
      })
      .finally(() => {
        reading = false;
        // What was read is older than what was pushed: the reader's side lags a little.
        if (waiting.length > 0 && !over) lagging = setTimeout(resync, LAG_MS);
      });
  };

  return {
    watched(version) {
      if (state === undefined || version === undefined || version > state.version) resync();
    },
    pushed(push) {
      if (over) return;
      waiting.push(push);
      catchUp();
      if (state !== undefined && waiting.length > 0) resync();
    },
    close: () => {
      clearTimeout(lagging);
      over = true;
      waiting = [];
    },
  };
}
