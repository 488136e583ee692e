import { foldName } from '../text/fold-name.js';
import type { JsonFault } from '../json/values.js';

/**
 * What ties the sections of a template together: names that must be unique or exist, and messages that are pointed at.
 * It reads raw input, so that broken links are reported together with faults of shape, not only after those are mended.
 */

type Raw = Record<string, unknown>;

const asObject = (value: unknown): Raw => (typeof value === 'object' && value !== null ? (value as Raw) : {});
const asRows = (value: unknown): Raw[] => (Array.isArray(value) ? value.map(asObject) : []);
const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Names in a template, folded, with the index of the first identity that bears each. */
export const namesOf = (identities: unknown): Map<string, number> => {
  const names = new Map<string, number>();
  asRows(identities).forEach((identity, index) => {
    const name = asText(identity['name']);
    if (name !== undefined && !names.has(foldName(name))) names.set(foldName(name), index);
  });
  return names;
};

const nameFaults = (identities: Raw[], names: ReadonlyMap<string, number>): JsonFault[] =>
  identities.flatMap((identity, index) => {
    const name = asText(identity['name']);
    const first = name === undefined ? undefined : names.get(foldName(name));
    return first === undefined || first === index
      ? []
      : [{ path: ['identities', index, 'name'], message: `is already the name of identity ${first}` }];
  });

const missingIdentity = (path: JsonFault['path'], name: unknown, names: ReadonlyMap<string, number>): JsonFault[] => {
  const text = asText(name);
  return text === undefined || names.has(foldName(text))
    ? []
    : [{ path, message: 'must be the name of an identity of this template' }];
};

/** The identities that are nested within themselves, found in one walk over each chain of parents. */
const nestedInThemselves = (parents: readonly (number | undefined)[]): Set<number> => {
  const cyclic = new Set<number>();
  const done = new Set<number>();
  for (const start of parents.keys()) {
    const path = new Set<number>();
    let at: number | undefined = start;
    for (; at !== undefined && !done.has(at) && !path.has(at); at = parents[at]) path.add(at);
    for (; at !== undefined && path.has(at) && !cyclic.has(at); at = parents[at]) cyclic.add(at);
    for (const walked of path) done.add(walked);
  }
  return cyclic;
};

const parentFaults = (identities: Raw[], names: ReadonlyMap<string, number>): JsonFault[] => {
  const cyclic = nestedInThemselves(identities.map(({ parent }) => names.get(foldName(asText(parent) ?? ''))));
  return identities.flatMap(({ parent }, index) => {
    const path = ['identities', index, 'parent'];
    return cyclic.has(index)
      ? [{ path, message: 'nests the identity within itself' }]
      : missingIdentity(path, parent, names);
  });
};

const messageFaults = (section: string, key: string, rows: Raw[], messages: Raw[]): JsonFault[] => {
  const contents = new Set(messages.map(({ content }) => content));
  return rows.flatMap((row, index) => {
    const link = row[key];
    const path = [section, index, key];
    if (typeof link === 'number' && link >= messages.length)
      return [{ path, message: `there are ${messages.length} chat messages; the first is 0` }];
    if (typeof link === 'string' && !contents.has(link))
      return [{ path, message: 'no chat message has exactly this content' }];
    return [];
  });
};

/** Every link of a template that leads nowhere, whatever else is wrong with it. */
export const linkFaults = (template: unknown): JsonFault[] => {
  const { identities, coach_state, chat_messages, user_notes, actions } = asObject(template);
  const names = namesOf(identities);
  const { current_identity, proposed_identity } = asObject(coach_state);
  const messages = asRows(chat_messages);
  return [
    ...nameFaults(asRows(identities), names),
    ...parentFaults(asRows(identities), names),
    ...missingIdentity(['coach_state', 'current_identity'], current_identity, names),
    ...missingIdentity(['coach_state', 'proposed_identity'], proposed_identity, names),
    ...messageFaults('user_notes', 'source_message', asRows(user_notes), messages),
    ...messageFaults('actions', 'coach_message', asRows(actions), messages),
  ];
};
