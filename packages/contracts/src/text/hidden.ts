import type { z } from 'zod';

/** Writing that needs neither joiners nor other forms of its characters: after it they hide. */
const PLAIN = String.raw`\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{White_Space}`;
const JOINERS = String.raw`\u200C\u200D`;
/** Choose another form of the character before them, as of an emoji. */
const SELECTORS = String.raw`\uFE00-\uFE0F\u180B-\u180D\u180F\u{E0020}-\u{E007F}\u{E0100}-\u{E01EF}`;

/**
 * What nobody sees in a line and what makes it look like another: control characters, what turns the direction of writing,
 * and what has no width. Emoji, Persian and the scripts of India keep the joiners and selectors that they are written with.
 */
const HIDDEN = new RegExp(
  [
    String.raw`[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\uFFF9-\uFFFB]`,
    String.raw`(?![${JOINERS}${SELECTORS}])\p{Default_Ignorable_Code_Point}`,
    String.raw`(?<=^|[${PLAIN}\p{Nd}\p{P}])[${JOINERS}]`,
    String.raw`(?<=^|[${PLAIN}])[${SELECTORS}]`,
  ].join('|'),
  'u',
);

/** What is hidden in a name, and where; undefined where nothing is. */
export function hiddenIn(text: string): string | undefined {
  const found = HIDDEN.exec(text);
  if (!found) return undefined;
  const code = found[0].codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0') ?? '';
  const place = Array.from(text.slice(0, found.index)).length + 1;
  return `holds U+${code} as character ${place}, which nobody sees there: leave it out`;
}

/** For `superRefine` of whatever people tell things apart by. */
export function refuseHidden(text: string, context: z.RefinementCtx): void {
  const message = hiddenIn(text);
  if (message !== undefined) context.addIssue({ code: 'custom', message });
}
