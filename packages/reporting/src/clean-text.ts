/**
 * Control characters, which XML cannot hold and which play with terminals, halves of characters, and what turns the
 * direction of writing: behind it a reader would see the rest of the line as something else.
 */
const UNSHOWABLE = /[\p{Cc}\p{Surrogate}\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069]/gu;
const KEPT = ['\t', '\n', '\r'];

/** Text of a script as a report may show it; what is longer than anybody reads is cut. */
export function clean(text: string, longest = 1000): string {
  const whole = text.length <= longest ? text : `${text.slice(0, longest)}… (${text.length} characters)`;
  return whole.replaceAll(UNSHOWABLE, (character) => (KEPT.includes(character) ? character : '\uFFFD'));
}
