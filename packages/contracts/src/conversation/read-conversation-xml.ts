import { checkMessages, type ConversationCheck, type FoundMessage } from './conversation.js';
import { parseXmlDocument, XmlSyntaxError, type XmlElement } from './xml-document.js';
import { JsonSyntaxError, parseJsonDocument } from '../json/document.js';
import type { LocatedFault } from '../text/text-position.js';

/** What a message may be told by, as an attribute or as an element inside it. */
const PARTS = ['role', 'timestamp', 'content', 'component_config'] as const;

const at = ({ position }: Pick<XmlElement, 'position'>, message: string): LocatedFault => ({
  ...position(),
  pointer: '',
  message,
});

/**
 * Reads what `conversationXml` writes, and what is near it: any root that holds <message> elements; role, timestamp and
 * content as attributes or as elements; the content also as the plain text of the message. Other elements are left out
 * with a warning.
 */
export function readConversationXml(text: string): ConversationCheck {
  try {
    const root = parseXmlDocument(text);
    const messages = root.children.filter(({ name }) => name === 'message');
    const others = root.children.filter(({ name }) => name !== 'message');
    if (messages.length === 0 && (root.name !== 'conversation' || others.length > 0))
      return { ok: false, faults: [at(root, `<${root.name}> holds no <message>`)] };
    const warnings = others.map((other) => at(other, `<${other.name}> is left out: it is no <message>`));
    return checkMessages(
      messages.map((message) => readMessage(message, warnings)),
      warnings,
    );
  } catch (error) {
    if (!(error instanceof XmlSyntaxError)) throw error;
    return { ok: false, faults: [{ ...error.position, pointer: '', message: error.message }] };
  }
}

function readMessage(message: XmlElement, warnings: LocatedFault[]): FoundMessage {
  const elements = new Map<string, XmlElement>();
  for (const child of message.children) {
    const isPart = (PARTS as readonly string[]).includes(child.name);
    if (!isPart) warnings.push(at(child, `<${child.name}> is left out: it is no part of a message`));
    else if (elements.has(child.name)) throw new XmlSyntaxError(`<${child.name}> is there twice`, child.position());
    else elements.set(child.name, child);
  }
  const valueOf = (name: string): string | undefined => message.attributes.get(name) ?? elements.get(name)?.text.trim();
  const content = elements.get('content');
  const config = elements.get('component_config');
  return {
    value: {
      role: valueOf('role'),
      content: content ? contentOf(content) : (message.attributes.get('content') ?? plainText(message)),
      timestamp: valueOf('timestamp'),
      component_config: config && jsonOf(config),
    },
    faultAt: (pointer, text) => {
      const part = pointer.split('/')[1] ?? '';
      return at(elements.get(part) ?? message, part === '' ? text : `${part} ${text}`);
    },
  };
}

/** The words of a message without a <content>; the indentation around other elements is none of them. */
const plainText = ({ text, children }: XmlElement): string | undefined =>
  children.length === 0 ? text : text.trim() || undefined;

const contentOf = (element: XmlElement): unknown => {
  const encoding = element.attributes.get('encoding');
  if (encoding === undefined) return element.text;
  if (encoding !== 'json')
    throw new XmlSyntaxError(`the encoding "${encoding}" is not known, only "json"`, element.position());
  return jsonOf(element);
};

const jsonOf = (element: XmlElement): unknown => {
  try {
    return parseJsonDocument(element.text).value;
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    const where = error.pointer === '' ? '' : ` at ${error.pointer}`;
    throw new XmlSyntaxError(
      `<${element.name}> does not hold JSON that can be kept${where}: ${error.message}`,
      element.position(),
    );
  }
};
