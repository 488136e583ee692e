/** Something that the search leads to: an address of these pages, or something that the page can do. */
export interface Found {
  /** Behind the `#`. */
  readonly to: string;
  readonly name: string;
  /** What tells it from others of its name. */
  readonly about?: string;
  /** Of what is done there and then in place of going somewhere; `to` is no address then, and only tells it apart. */
  readonly act?: () => void;
}

export interface FoundGroup {
  readonly title: string;
  readonly found: readonly Found[];
}

const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether every word that was typed is in what it says of itself, without regard to case and accents. */
export const isMeant = ({ name, about = '' }: Found, typed: string): boolean => {
  const text = folded(`${name} ${about}`);
  return folded(typed)
    .split(/\s+/)
    .every((word) => text.includes(word));
};

/** Those that are meant, no more than a person looks through; groups without any are left out. */
export const narrowed = (groups: readonly FoundGroup[], typed: string, most: number): FoundGroup[] =>
  groups
    .map(({ title, found }) => ({ title, found: found.filter((each) => isMeant(each, typed)).slice(0, most) }))
    .filter(({ found }) => found.length > 0);
