/** Two names are the same name when they differ only in case, outer spaces or Unicode composition. */
export const foldName = (name: string): string => name.normalize('NFC').trim().toLowerCase();
