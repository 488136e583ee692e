/** A text as it is searched: people look for things without regard to case and accents. */
export const bareLetters = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
