/**
 * Something that leaves a mark: no space, control or format character, and none that fonts show nothing for, letters such
 * as the Hangul fillers and the empty Braille cell among them.
 */
const MARK = /[^\p{White_Space}\p{C}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Whether there is anything to see in a text. */
export const isVisible = (text: string): boolean => MARK.test(text);
