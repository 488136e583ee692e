const GREETINGS = 'hi|hello|hey|welcome|thanks|thank you|dear|bonjour|merci|hallo|danke|hola|gracias|olá|ciao';
const NAME = String.raw`([\p{L}][\p{L}\p{M}'’-]+)`;

/** Behind a greeting or at the start of a sentence, before a stop; or after a comma at the end of one. */
const ADDRESS = new RegExp(
  String.raw`(?:^|[.!?]\s+|(?<!\p{L})(?:${GREETINGS}),?\s+)${NAME}(?=\s*(?:[,.!?;:–—]|$))|,\s+${NAME}(?=\s*(?:[.!?]|$))`,
  'gimu',
);

/** Each word that the coach uses as one does a name, as in "Welcome, Ada.", with the last of its messages that does. */
export const addressesIn = (coachSays: readonly string[]): Map<string, number> => {
  const last = new Map<string, number>();
  coachSays.forEach((text, index) => {
    for (const [, named, closing] of text.matchAll(ADDRESS)) last.set(named ?? closing ?? '', index);
  });
  return last;
};
