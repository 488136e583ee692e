import type { ConversationMessage } from './conversation.js';
import { escapeXml, illegalAt, jsonForXml } from './xml-text.js';

/**
 * A conversation as XML 1.0:
 *
 *     <conversation version="1">
 *       <message role="coach" timestamp="2025-03-03T07:58:00Z">
 *         <content>Welcome. Shall we begin?</content>
 *         <component_config>{"type":"choices","choices":["Let's begin"]}</component_config>
 *       </message>
 *     </conversation>
 *
 * The content is exact, spaces and newlines included; indentation stands around elements only. What XML cannot hold,
 * not even by number, is written as a JSON string: `<content encoding="json">"a\u0000b"</content>`. So nothing is lost.
 */
export const conversationXml = (messages: readonly ConversationMessage[]): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    messages.length === 0 ? '<conversation version="1"/>' : '<conversation version="1">',
    ...messages.flatMap(messageLines),
    ...(messages.length === 0 ? [] : ['</conversation>']),
    '',
  ].join('\n');

const messageLines = ({ role, content, timestamp, component_config }: ConversationMessage): string[] => [
  `  <message role="${role}"${timestamp === undefined ? '' : ` timestamp="${escapeXml(timestamp)}"`}>`,
  illegalAt(content) === undefined
    ? `    <content>${escapeXml(content)}</content>`
    : `    <content encoding="json">${escapeXml(jsonForXml(content))}</content>`,
  ...(component_config === undefined
    ? []
    : [`    <component_config>${escapeXml(jsonForXml(component_config))}</component_config>`]),
  '  </message>',
];
