import { loadPart } from './load-part.js';

/** A part that is loaded when it is needed, together with the styles that the first page does without. */
export const styledPart = <Part>(load: () => Promise<Part>): (() => Promise<Part>) =>
  loadPart(async () => {
    // Asked for first, so that the part's own styles stand behind them and win; both are on their way at once.
    const styles = import('./more-mantine-styles.js');
    const [part] = await Promise.all([load(), styles]);
    return part;
  });
