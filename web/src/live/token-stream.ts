import type { TokenPush } from '@rehearsal/contracts/socket/pushes';

/** The tokens of one reply by their place. They may come twice, and a late watcher misses the first ones. */
export type Stream = ReadonlyMap<number, string>;

export const withToken = (stream: Stream, { index, token }: Pick<TokenPush, 'index' | 'token'>): Stream =>
  stream.has(index) ? stream : new Map(stream).set(index, token);

/** What can be read so far: in order, with an ellipsis where tokens are missing. */
export const textOf = (stream: Stream): string => {
  let expected = 0;
  let text = '';
  for (const [index, token] of [...stream].sort(([left], [right]) => left - right)) {
    text += index === expected ? token : `…${token}`;
    expected = index + 1;
  }
  return text;
};
