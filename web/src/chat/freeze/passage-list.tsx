import './freeze-review.css';
import { Checkbox, Stack, Text } from '@mantine/core';
import type { Passage, Piece } from '@rehearsal/contracts/http/scenarios/freeze';
import { useRef, useState } from 'react';
import { isLink, placeWords } from './place-words.js';
import { decided, insteadOf, type Decisions } from './review.js';

interface Props {
  readonly passages: readonly Passage[];
  readonly decisions: Decisions;
  readonly onDecide: (decisions: Decisions) => void;
  /** A stretch of one text was selected. */
  readonly onSelect: (text: string) => void;
}

/** A found text: what it is and what it becomes. Pressed, it is replaced. */
const Found = ({ piece, decisions, onDecide }: { readonly piece: Piece } & Pick<Props, 'decisions' | 'onDecide'>) => {
  const { text: found, kind = 'own', replacement = found } = piece;
  const instead = insteadOf(decisions, { found, replacement });
  const isReplaced = instead !== undefined;
  return (
    <button
      type="button"
      className="found"
      aria-pressed={isReplaced}
      aria-label={isReplaced ? `${found}, ${kind}, becomes ${instead}` : `${found}, ${kind}, stays`}
      title={isReplaced ? 'Press to keep it' : 'Press to replace it'}
      onClick={() =>
        onDecide(decided(decisions, { found, replacement }, isReplaced ? { keep: true } : { instead: replacement }))
      }
    >
      {isReplaced ? (
        <>
          <del>{found}</del> <ins>{instead}</ins>
        </>
      ) : (
        found
      )}
    </button>
  );
};

/** What was selected, if it is of one text as that is before anything is replaced. */
const selectedIn = (list: HTMLElement | null, passages: readonly Passage[]): string | undefined => {
  const selection = window.getSelection();
  if (selection === null || selection.isCollapsed || !list?.contains(selection.anchorNode)) return undefined;
  const text = selection.toString().trim();
  const isThere = passages.some(({ pieces }) =>
    pieces
      .map((piece) => piece.text)
      .join('')
      .includes(text),
  );
  return text !== '' && isThere ? text : undefined;
};

/** The texts of a session with what was found in each at its place. */
export const PassageList = ({ passages, decisions, onDecide, onSelect }: Props) => {
  const list = useRef<HTMLUListElement>(null);
  const [isWhole, setWhole] = useState(false);
  const own = passages.filter(({ place, pieces }) => !isLink(place) && pieces.some(({ text }) => text.trim() !== ''));
  const hit = own.filter(({ pieces }) => pieces.some(({ kind }) => kind !== undefined));
  const select = () => {
    const text = selectedIn(list.current, own);
    if (text !== undefined) onSelect(text);
  };
  return (
    <Stack gap="xs">
      <ul
        ref={list}
        className="passages"
        tabIndex={0}
        aria-label="Where it stands"
        onMouseUp={select}
        onKeyUp={({ key, shiftKey }) => {
          if (shiftKey || key === 'Shift') select();
        }}
      >
        {(isWhole ? own : hit).map(({ place, pieces }) => (
          <li key={place}>
            <Text size="xs" c="dimmed">
              {placeWords(place)}
            </Text>
            <p>
              {pieces.map((piece, at) =>
                piece.kind === undefined ? (
                  <span key={at}>{piece.text}</span>
                ) : (
                  <Found key={at} piece={piece} decisions={decisions} onDecide={onDecide} />
                ),
              )}
            </p>
          </li>
        ))}
        {!isWhole && hit.length === 0 && <li>Nothing was found in {own.length} texts.</li>}
      </ul>
      <Checkbox
        label={`Also the texts in which nothing was found (${own.length - hit.length})`}
        checked={isWhole}
        onChange={(event) => setWhole(event.currentTarget.checked)}
      />
    </Stack>
  );
};
