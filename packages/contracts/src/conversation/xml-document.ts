import {
  parseXml,
  XmlDocumentType,
  XmlElement as ParsedElement,
  XmlError,
  XmlText,
  type XmlDocument,
} from '@rgrove/parse-xml';
import { positionsIn, type Position } from '../text/text-position.js';

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

/**
 * Reads XML 1.0 that declares nothing, strictly, and throws XmlSyntaxError with the place. A DOCTYPE is a fault: what it
 * declares would be left out without a word.
 */
export function parseXmlDocument(source: string): XmlElement {
  try {
    return rootOf(parseXml(source, { includeOffsets: true, preserveDocumentType: true }), positionsIn(source));
  } catch (error) {
    // The parser and we call ourselves for each level.
    if (error instanceof RangeError) throw new XmlSyntaxError('its elements lie too deep in each other', START);
    if (!(error instanceof XmlError)) throw error;
    const { message, line, column } = error;
    // Its message goes on with the place and the line, which are told apart.
    const fault = message.slice(0, message.indexOf(` (line ${line}, column ${column})`));
    throw new XmlSyntaxError(/reference|entity/i.test(fault) ? `${fault} (write &amp; for "&")` : fault, {
      line,
      column,
    });
  }
}

const START: Position = { line: 1, column: 1 };

function rootOf(document: XmlDocument, place: (offset: number) => Position): XmlElement {
  const declared = document.children.find((node) => node instanceof XmlDocumentType);
  if (declared)
    throw new XmlSyntaxError('a DOCTYPE is not allowed here: nothing may be declared', place(declared.start));
  const elementOf = (parsed: ParsedElement): XmlElement => ({
    name: parsed.name,
    position: () => place(parsed.start),
    attributes: new Map(Object.entries(parsed.attributes)),
    children: parsed.children.filter((node) => node instanceof ParsedElement).map(elementOf),
    text: parsed.children.map((node) => (node instanceof XmlText ? node.text : '')).join(''),
  });
  return elementOf(document.root as ParsedElement);
}
