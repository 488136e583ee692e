const FIRST_DELAY_MS = 200;
const LONGEST_DELAY_MS = 5_000;
const WINDOW_MS = 60_000;
const TOO_OFTEN = 5;

export interface RestartDecision {
  delayMs: number;
  /** How often it ended in the last minute, this time included. */
  deaths: number;
  /** True once for each spell in which it ended five times in a minute: the moment to tell a person, or to give up. */
  report: boolean;
}

/**
 * When to start a process again that ended by itself: nearly at once after a single accident, ever later while it keeps
 * ending.
 */
export function restartPolicy(): (now: number) => RestartDecision {
  let ended: number[] = [];
  let reported = false;
  return (now) => {
    ended = [...ended.filter((at) => now - at < WINDOW_MS), now];
    const deaths = ended.length;
    if (deaths === 1) reported = false;
    const report = deaths >= TOO_OFTEN && !reported;
    reported ||= report;
    return { delayMs: Math.min(FIRST_DELAY_MS * 2 ** (deaths - 1), LONGEST_DELAY_MS), deaths, report };
  };
}
