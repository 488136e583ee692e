import type { Schema, Tool, ToolChoice } from './tools.js';

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
  if (typeof choice === 'object' && choice !== null) return tools.find(({ name }) => name === choice.name);
  return askedFor(tools, message);
};

const DEEPEST = 8;

const valueOf = (schema: unknown, message: string, depth: number): unknown => {
  const {
    type,
    enum: choices,
    default: preset,
    minimum,
    properties,
    required,
  } = (typeof schema === 'object' && schema !== null ? schema : {}) as Schema;
  if (Array.isArray(choices) && choices.length > 0)
    return choices.find((value) => typeof value === 'string' && message.includes(value)) ?? choices[0];
  if (preset !== undefined) return preset;
  const kind: unknown = Array.isArray(type) ? type[0] : type;
  if (kind === 'number' || kind === 'integer')
    return Number(/-?\d+/.exec(message)?.[0] ?? (typeof minimum === 'number' ? minimum : 0));
  if (kind === 'boolean') return true;
  if (kind === 'array') return [];
  if (kind === 'null') return null;
  if (kind === 'object' || properties !== undefined)
    return depth >= DEEPEST ? {} : objectOf(properties, required, message, depth + 1);
  // A proper name says more than the sentence around it.
  return /(?<=\S\s)\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+)*/u.exec(message)?.[0] ?? message;
};

const objectOf = (properties: unknown, required: unknown, message: string, depth: number): Record<string, unknown> => {
  const known = (typeof properties === 'object' && properties !== null ? properties : {}) as Schema;
  const wanted = Array.isArray(required)
    ? required.filter((name): name is string => typeof name === 'string' && Object.hasOwn(known, name))
    : [];
  return Object.fromEntries(wanted.map((name) => [name, valueOf(known[name], message, depth)]));
};

/** Arguments that fit the tool's schema, the same for the same message. */
export const argumentsFor = ({ parameters }: Tool, message: string): string =>
  JSON.stringify(objectOf(parameters.properties, parameters.required, message.slice(0, 1000), 0));
