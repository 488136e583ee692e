import { tick, type Output } from '../../output.js';
import { NAME_WIDTH, type Progress } from './progress.js';

/** Progress as plain lines on stderr, for logs and pipes. */
export function progressLines({ note, colors }: Pick<Output, 'note' | 'colors'>): Progress {
  const line = (mark: string, name: string, text: string) => note(`${mark} ${name.padEnd(NAME_WIDTH)} ${text}`);
  return {
    start: () => undefined,
    detail: (name, text) => line(colors.dim('…'), name, text),
    done: (name, text) => line(tick(colors, true), name, text),
    failed: (name, text) => line(tick(colors, false), name, text),
    close: () => Promise.resolve(),
  };
}
