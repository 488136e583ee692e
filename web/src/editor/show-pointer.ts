import { createValueSelection, SelectionType, type Content, type JsonEditor } from 'vanilla-jsoneditor';
import { nearestPath, pathOf, pointerRange } from './pointer-range.js';

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/**
 * The text view draws only the lines near the screen and has no call to scroll by: it is brought near by the share of
 * the text above the place, and then to the line itself, once that is drawn.
 */
const scrollTextTo = async (place: HTMLElement, share: number): Promise<void> => {
  const scroller = place.querySelector('.cm-scroller');
  if (scroller) scroller.scrollTop = share * scroller.scrollHeight - scroller.clientHeight / 2;
  await nextFrame();
  await nextFrame();
  place.querySelector('.cm-activeLine')?.scrollIntoView({ block: 'center' });
};

const textOf = (content: Content): string => ('text' in content ? content.text : JSON.stringify(content.json, null, 2));

/** Selects what `pointer` leads to, in the view that is open. */
export const showPointer = async (editor: JsonEditor, place: HTMLElement, pointer: string): Promise<void> => {
  const text = textOf(editor.get());
  const isTextView = place.querySelector('.cm-content') !== null;
  if (isTextView) {
    const { from, to } = pointerRange(text, pointer);
    editor.select({ type: SelectionType.text, ranges: [{ anchor: to, head: from }], main: 0 });
    editor.focus();
    await scrollTextTo(place, from / Math.max(1, text.length));
    return;
  }
  const path = nearestPath(JSON.parse(text), pathOf(pointer));
  await editor.scrollTo(path);
  editor.select(createValueSelection(path));
  editor.focus();
};
