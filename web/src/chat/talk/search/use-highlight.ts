import { useEffect, type RefObject } from 'react';
import { spansOf } from './fold.js';

const NAME = 'found';

/** The ranges of one message in which it stands, over the elements that its Markdown became. */
const rangesIn = (message: Element, wanted: string): Range[] => {
  const walker = document.createTreeWalker(message, NodeFilter.SHOW_TEXT);
  const nodes: { readonly node: Node; readonly from: number }[] = [];
  let shown = '';
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    nodes.push({ node, from: shown.length });
    shown += node.textContent ?? '';
  }
  const isMarkdown = message.querySelector('.spoken') !== null;
  return spansOf(shown, wanted, isMarkdown).flatMap(([from, to]) => {
    const [first, last] = [from, to - 1].map((place) => nodes.findLast((each) => each.from <= place));
    if (first === undefined || last === undefined) return [];
    const range = new Range();
    range.setStart(first.node, from - first.from);
    range.setEnd(last.node, to - last.from);
    return [range];
  });
};

/** Marks what is looked for in the messages that are drawn. A browser that cannot still has the message framed. */
export const useHighlight = (content: RefObject<HTMLElement | null>, wanted: string): void => {
  // Which ones are drawn changes as one scrolls, and so does what is to be marked: after each drawing.
  useEffect(() => {
    if (!('highlights' in CSS)) return undefined;
    const messages = wanted.trim() === '' ? [] : [...(content.current?.querySelectorAll('.message-text') ?? [])];
    const ranges = messages.flatMap((message) => rangesIn(message, wanted));
    if (ranges.length === 0) CSS.highlights.delete(NAME);
    else CSS.highlights.set(NAME, new Highlight(...ranges));
    return () => void CSS.highlights.delete(NAME);
  });
};
