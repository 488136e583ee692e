/** Parts as one sentence. */
export const sentence = ([first = '', ...rest]: string[]): string =>
  `${[first.charAt(0).toUpperCase() + first.slice(1), ...rest].join('; ')}.`;
