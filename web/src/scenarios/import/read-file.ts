import { formatOf } from '@rehearsal/contracts/conversation/conversation-text';
import { decodeText, TextEncodingError } from '@rehearsal/contracts/text/decode-text';
import { previewOf, type Preview } from './preview.js';

/** A file that somebody chose, and what would be made of it. */
export interface Chosen {
  readonly file: File;
  readonly text: string;
  readonly format: ReturnType<typeof formatOf>;
  /** Why the file is no text, with the place. */
  readonly fault?: string;
  readonly preview?: Preview;
}

export const readFile = async (file: File): Promise<Chosen> => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  try {
    const text = decodeText(bytes);
    if (text.trim() === '') return { file, text, format: undefined, fault: 'It is empty.' };
    const format = formatOf(text);
    return { file, text, format, ...(format !== undefined && { preview: previewOf(text, format) }) };
  } catch (error) {
    if (!(error instanceof TextEncodingError)) throw error;
    const { line, column } = error.position;
    return { file, text: '', format: undefined, fault: `Line ${line}, column ${column}: ${error.message}.` };
  }
};
