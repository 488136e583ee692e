import { Text } from '@mantine/core';
import type { Piece } from './piece.js';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/;

/** Of an id that nobody reads the end, which tells it apart, with what follows it; the whole is in the tooltip. */
const shortId = (id: string): string => (UUID.test(id) ? `…${id.slice(28)}` : id);

/** An entry in words, its names in bold and its ids short. */
export const SentenceLine = ({ pieces }: { readonly pieces: readonly Piece[] }) =>
  pieces.map(({ text, is }, index) => {
    if (is === undefined) return text;
    return is === 'name' ? (
      <Text key={index} span inherit fw={600}>
        {text}
      </Text>
    ) : (
      <Text key={index} span ff="monospace" fz="0.9em" title={text} style={{ whiteSpace: 'nowrap' }}>
        {shortId(text)}
      </Text>
    );
  });
