import { fileStem } from '@rehearsal/contracts/scenario/file-stem';

/** A file name for each, no two alike. */
export const fileNames = (names: readonly string[]): string[] => {
  const taken = new Set<string>();
  return names.map((name) => {
    const stem = fileStem(name);
    let file = stem;
    for (let count = 2; taken.has(file); count++) file = `${stem}-${count}`;
    taken.add(file);
    return `${file}.json`;
  });
};
