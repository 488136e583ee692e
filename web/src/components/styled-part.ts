import { loadPart } from './load-part.js';

/** A part that is loaded when it is needed, together with the styles that the first page does without. */
export const styledPart = <Part>(load: () => Promise<Part>): (() => Promise<Part>) =>
  loadPart(() => Promise.all([load(), import('../app/more-mantine-styles.js')]).then(([part]) => part));
