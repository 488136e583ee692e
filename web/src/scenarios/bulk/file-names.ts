const LONGEST = 80;

/** A name that every file system takes; letters of all scripts stay. */
const plain = (name: string): string =>
  Array.from(name.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '-'))
    .slice(0, LONGEST)
    .join('')
    .replace(/^-|-$/g, '') || 'scenario';

/** A file name for each, no two alike, also where capital letters make no difference. */
export const fileNames = (names: readonly string[]): string[] => {
  const taken = new Set<string>();
  return names.map((name) => {
    let file = plain(name);
    for (let count = 2; taken.has(file.toLowerCase()); count++) file = `${plain(name)}-${count}`;
    taken.add(file.toLowerCase());
    return `${file}.json`;
  });
};
