/** A part of a sentence: words, a name that is on record, or an id where no name is. */
export interface Piece {
  readonly text: string;
  readonly is?: 'name' | 'id';
}

export const words = (text: string): Piece => ({ text });
export const name = (text: string): Piece => ({ text, is: 'name' });
export const id = (text: string): Piece => ({ text, is: 'id' });

/** What has no name but its id: "the load run 0198". */
export const byId = (noun: string, itsId: string): Piece[] =>
  itsId === '' ? [words(`${noun} without an id`)] : [words(`${noun} `), id(itsId)];

/** "the person Vera", or "the person with the id u-7" where no name is on record. */
export const called = (noun: string, known: string | undefined, itsId: string): Piece[] => {
  if (known !== undefined) return [words(`${noun} `), name(known)];
  return byId(itsId === '' ? noun : `${noun} with the id`, itsId);
};
