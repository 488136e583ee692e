/** `GET_TO_KNOW_YOU` as people read it; written again here so that the first page does without the schemas. */
export const wordsOf = (word: string): string =>
  word
    .toLowerCase()
    .split('_')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(' ');
