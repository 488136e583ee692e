import { v7 } from 'uuid';
import { sha256 } from './hash.js';

/**
 * A new id that begins with the time (RFC 9562, version 7), for what journals and audit keep: entries made together then
 * lie together in an index, and an insert changes few of its pages however large it has become.
 */
export const newId = (): string => v7();

/** An id derived from a text: the same text gives the same id, so a repeated request is recognised. */
export const derivedId = (text: string): string => shaped(sha256(text));

/** The id of what `id` brings about: the same for the same noun, and in time where `id` is. */
export const childId = (id: string, noun: string): string =>
  shaped(`${id.replaceAll('-', '').slice(0, 12)}${sha256(`${id} ${noun}`)}`);

/** Hexadecimal digits as a UUID of version 8, whose content is ours to choose. */
const shaped = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
