import { positionsIn, type Position } from './text-position.js';
import { characterOf, illegalAt } from './xml-text.js';

export class XmlSyntaxError extends Error {
  override readonly name = 'XmlSyntaxError';

  constructor(
    message: string,
    readonly position: Position,
  ) {
    super(message);
  }
}

export interface XmlElement {
  name: string;
  position: () => Position;
  attributes: ReadonlyMap<string, string>;
  children: XmlElement[];
  /** The text right inside it, references resolved, CDATA as it stands, comments left out. */
  text: string;
}

const SPACE = /[ \t\n]+/y;
const NAME = /[\p{L}_:][\p{L}\p{M}\p{N}_:.-]*/uy;
const VALUE = /"[^<"]*"|'[^<']*'/y;
const TEXT = /[^<]+/y;
const CDATA = /<!\[CDATA\[([^]*?)\]\]>/y;
const BESIDE = /<!--[^]*?-->|<\?[^]*?\?>/y;
const REFERENCE = /&([^;\s&<]*;?)/g;
const MOST_DEPTH = 100;
const LONGEST_QUOTE = 40;

/**
 * Reads XML 1.0 that declares nothing, strictly, and throws XmlSyntaxError with the place. A DOCTYPE is a fault, so there
 * is no entity that could expand or be fetched; the usual parsers take one, or mend what is not closed, or know no places.
 */
export function parseXmlDocument(source: string): XmlElement {
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const place = positionsIn(text);
  let at = 0;

  const fail = (message: string, offset = at): never => {
    throw new XmlSyntaxError(message, place(offset));
  };
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text) ?? undefined;
    if (found) at += found[0].length;
    return found;
  };
  const expect = (mark: string, where: string): void => {
    if (!text.startsWith(mark, at)) fail(`expected "${mark}" ${where}`);
    at += mark.length;
  };
  const takeName = (): string => take(NAME)?.[0] ?? fail('expected a name here');
  const resolve = (written: string, offset: number): string =>
    written.replace(REFERENCE, (reference, name: string, index: number) => {
      const character = characterOf(name);
      if (character !== undefined) return character;
      const quoted = reference.slice(0, LONGEST_QUOTE);
      return fail(`"${quoted}" is no reference of XML itself; write the character, or &amp; for "&"`, offset + index);
    });
  const skipBeside = (): void => {
    while (take(SPACE) ?? take(BESIDE));
  };

  const readAttributes = (): Map<string, string> => {
    const attributes = new Map<string, string>();
    while (take(SPACE) && !/[/>]/.test(text.charAt(at))) {
      const start = at;
      const name = takeName();
      take(SPACE);
      expect('=', `after the attribute "${name}"`);
      take(SPACE);
      const value = take(VALUE)?.[0] ?? fail(`expected the value of "${name}" in quotes here`);
      if (attributes.has(name)) fail(`the attribute "${name}" is there twice`, start);
      attributes.set(name, resolve(value.slice(1, -1).replace(/[\t\n]/g, ' '), at - value.length + 1));
    }
    return attributes;
  };
  const readElement = (depth: number): XmlElement => {
    const start = at;
    if (depth > MOST_DEPTH) fail(`expected at most ${MOST_DEPTH} levels`);
    expect('<', 'and an element here');
    const name = takeName();
    const element = { name, position: () => place(start), attributes: readAttributes(), children: [], text: '' };
    if (text.startsWith('/>', at)) {
      at += 2;
      return element;
    }
    expect('>', `at the end of <${name}`);
    readContent(element, depth);
    const closing = at;
    const closes = takeClosing();
    if (closes !== name) fail(`expected </${name}> and not </${closes}>`, closing);
    return element;
  };
  const takeClosing = (): string => {
    at += 2;
    const name = takeName();
    take(SPACE);
    expect('>', `at the end of </${name}`);
    return name;
  };
  const readContent = (element: XmlElement, depth: number): void => {
    while (!text.startsWith('</', at)) {
      const start = at;
      const words = take(TEXT)?.[0];
      if (words !== undefined) element.text += resolve(words, start);
      else if (at >= text.length) fail(`the text ends before <${element.name}> is closed`);
      else if (!take(BESIDE)) {
        const opaque = take(CDATA);
        if (opaque) element.text += opaque[1] ?? '';
        else element.children.push(readElement(depth + 1));
      }
    }
  };

  const illegal = illegalAt(text);
  if (illegal !== undefined) fail('XML cannot hold this character', illegal);
  skipBeside();
  if (/^<!doctype/i.test(text.slice(at, at + 9))) fail('a DOCTYPE is not allowed here: nothing may be declared');
  const root = readElement(1);
  skipBeside();
  if (at < text.length) fail('expected the end after the first element');
  return root;
}
