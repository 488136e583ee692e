import { fillSchema, UnfillableSchemaError } from './fill-schema.js';
import type { Tool, ToolChoice } from './tools.js';

const SHORTEST_TELLING_WORD = 4;

const wordsOf = (text: string): string[] =>
  text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= SHORTEST_TELLING_WORD);

/** The tool that a message asks for by a word of the tool's name. */
const askedFor = (tools: readonly Tool[], message: string): Tool | undefined => {
  const said = new Set(wordsOf(message.slice(0, 4000)));
  return tools.find(({ name }) => wordsOf(name).some((word) => said.has(word)));
};

export const chooseTool = (tools: readonly Tool[], choice: ToolChoice, message: string): Tool | undefined => {
  if (choice === 'none') return undefined;
  if (choice === 'required') return askedFor(tools, message) ?? tools[0];
  if (typeof choice === 'object') return tools.find(({ name }) => name === choice.name);
  return askedFor(tools, message);
};

/** Arguments that fit the tool's schema, the same for the same message. A schema that says nonsense asks for nothing. */
export const argumentsFor = ({ parameters }: Tool, message: string): string => {
  const said = message.slice(0, 1000);
  try {
    return JSON.stringify(
      fillSchema(
        { type: 'object', ...parameters },
        { text: wordFor(said), message: said, isGenerous: false, isStrict: false },
      ),
    );
  } catch (error) {
    if (error instanceof UnfillableSchemaError) return '{}';
    throw error;
  }
};

/** A proper name says more than the sentence around it. */
const wordFor = (message: string): string =>
  /(?<=\S\s)\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+)*/u.exec(message)?.[0] ?? message;
