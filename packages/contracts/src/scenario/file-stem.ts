const LONGEST_STEM = 80;
/** File systems count bytes: 255 of them, of which some are left for a number and an ending. */
const LONGEST_STEM_BYTES = 200;

/** Devices of Windows, whatever the ending; the digits may be raised ones. */
const RESERVED = /^(?:con|prn|aux|nul|conin|conout|(?:com|lpt)[0-9¹²³])$/;

/**
 * What a file about something with this name is called, before its ending: letters and digits of any script, small;
 * whatever a file system could take for something else becomes a hyphen, and no name is too long for one or kept by one.
 */
export function fileStem(name: string): string {
  const hyphened = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-');
  const stem = shortened(hyphened).replace(/^-+|-+$/g, '') || 'unnamed';
  return RESERVED.test(stem) ? `${stem}-file` : stem;
}

/** Cut between characters, not in the middle of one. */
function shortened(text: string): string {
  let bytes = 0;
  return Array.from(text)
    .slice(0, LONGEST_STEM)
    .filter((character) => (bytes += bytesOf(character)) <= LONGEST_STEM_BYTES)
    .join('');
}

/** In UTF-8. */
function bytesOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}
