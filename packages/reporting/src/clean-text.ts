/** Control characters, which XML cannot hold and which play with terminals, and halves of characters. */
const UNSHOWABLE = /[\p{Cc}\p{Surrogate}\uFFFE\uFFFF]/gu;
const KEPT = ['\t', '\n', '\r'];

/** Text of a script as a report may show it; what is longer than anybody reads is cut. */
export function clean(text: string, longest = 1000): string {
  const whole = text.length <= longest ? text : `${text.slice(0, longest)}… (${text.length} characters)`;
  return whole.replaceAll(UNSHOWABLE, (character) => (KEPT.includes(character) ? character : '\uFFFD'));
}
