/** U+2800 is a letter of Braille with no dot in it. */
const BLANKS = /[\s\u2800]+/gu;

/**
 * Two names are the same name when nobody can tell them apart, or only by case: one that is copied from a page has other
 * spaces than one that is typed, and pages show several as one. What is kept and shown is the name as it was given.
 */
export const foldName = (name: string): string => name.normalize('NFC').replace(BLANKS, ' ').trim().toLowerCase();
