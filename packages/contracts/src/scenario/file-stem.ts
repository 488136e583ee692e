const LONGEST_STEM = 80;

/**
 * What a file about something with this name is called, before its ending: letters and digits of any script, small;
 * whatever a file system could take for something else becomes a hyphen.
 */
export const fileStem = (name: string): string =>
  shortened(
    name
      .normalize('NFC')
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-'),
  ).replace(/^-+|-+$/g, '') || 'unnamed';

/** Cut between characters, not in the middle of one. */
const shortened = (text: string): string => Array.from(text).slice(0, LONGEST_STEM).join('');
