import { z } from 'zod';
import { without, type Path, type Row, type Warn } from './older-rows.js';

const Uuid = z.guid();

/**
 * A row whose link to a chat message leads somewhere. The older system linked by the message's uuid, which no template
 * holds, and wrote an empty string for no link; where a message says just that, it is a link by content all the same.
 */
export const withLink = (row: Row, key: string, path: Path, contents: ReadonlySet<unknown>, warn: Warn): Row => {
  const link = row[key];
  if (typeof link !== 'string' || contents.has(link)) return row;
  if (link !== '' && !Uuid.safeParse(link).success) return row;
  warn(
    [...path, key],
    link === ''
      ? 'is empty and counts as missing'
      : 'is an id of another system, which leads to no chat message here: the link is dropped',
  );
  return without(row, [key]);
};
