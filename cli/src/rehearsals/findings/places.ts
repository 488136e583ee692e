import { parseJsonDocument, JsonSyntaxError } from '@rehearsal/contracts/json/document';
import type { Position } from '@rehearsal/contracts/text/text-position';
import type { PlannedRehearsal } from '@rehearsal/contracts/rehearsal/rehearsal-run';

interface Place extends Position {
  file: string;
}

/** Where a pointer below a rehearsal is written; undefined for a rehearsal that came from no file. */
export type PlaceOf = (rehearsal: number, pointer: string) => Place | undefined;

type Sought = Pick<PlannedRehearsal, 'rehearsal' | 'source'>;

/** `file:line:column`, which editors and terminals turn into a link. */
export const placeText = ({ file, line, column }: Place): string => `${file}:${line}:${column}`;

/** Looks pointers up in the texts of the files that were run, by the names under which they were. */
export function placesIn(texts: ReadonlyMap<string, string>, rehearsals: readonly Sought[]): PlaceOf {
  return (index, pointer) => {
    const sought = rehearsals[index];
    if (sought === undefined || !('file' in sought.source) || sought.source.file === null) return undefined;
    const { file } = sought.source;
    const text = texts.get(file);
    const document = text === undefined ? undefined : read(text);
    const place = document?.namesOf.indexOf(sought.rehearsal) ?? -1;
    return place < 0 || document === undefined
      ? undefined
      : { file, ...document.positionOf(`/rehearsals/${place}${pointer}`) };
  };
}

function read(text: string) {
  try {
    const { value, positionOf } = parseJsonDocument(text);
    const { rehearsals } = value as { rehearsals?: { name?: unknown }[] };
    return { positionOf, namesOf: (rehearsals ?? []).map(({ name }) => nameOf(name)) };
  } catch (error) {
    if (error instanceof JsonSyntaxError) return undefined;
    throw error;
  }
}

/** As names are kept. */
const nameOf = (name: unknown): string => (typeof name === 'string' ? name.normalize('NFC').trim() : '');
