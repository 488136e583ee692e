/** Who was orphaned before the signal was asked for would never get it: so whoever is not our child any more ends. */
const UNLESS_ORPHANED = '[ "$PPID" -eq "$0" ] || exit 1; exec "$@"';

/**
 * A program prefix with which Linux kills a process when the one that started it ends, however that ends. `setpriv` is the
 * path of the program of util-linux; each who starts something knows where programs may come from.
 */
export const deathPact = (setpriv: string): string[] => [
  ...[setpriv, '--pdeathsig', 'KILL', '--'],
  ...['/bin/sh', '-c', UNLESS_ORPHANED, String(process.pid)],
];
