import { mapReferences } from '@rehearsal/contracts/actions/action-references';
import { foldName } from '@rehearsal/contracts/text/fold-name';
import type { JsonObject } from '@rehearsal/contracts/json/values';
import type { Template } from '@rehearsal/contracts/template/template';

/**
 * Ties a template whose texts were mapped together again: names stay unique, references follow their identity even when
 * they spelled it otherwise, and a message that was linked by its content is linked by index once another one has
 * the same content.
 */

const uniqueNames = (names: readonly string[]): string[] => {
  const taken = new Set<string>();
  return names.map((name) => {
    let free = name;
    for (let count = 2; taken.has(foldName(free)); count += 1) free = `${name} ${count}`;
    taken.add(foldName(free));
    return free;
  });
};

type Link = string | number | undefined;
type Message = Template['chat_messages'][number];

/** Of equal messages the last that is not after `before`, else the last: as links are read everywhere. */
const indexOf = (messages: readonly Message[], content: string, before: string | undefined): number => {
  const equal = messages.flatMap((message, index) => (message.content === content ? [{ ...message, index }] : []));
  const limit = before === undefined ? Infinity : Date.parse(before);
  const near = equal.findLast(({ timestamp }) => timestamp === undefined || Date.parse(timestamp) <= limit);
  return (near ?? equal.at(-1))?.index ?? 0;
};

const linkMender = (before: readonly Message[], after: readonly Message[]) => {
  const sources = new Map<string, Set<string>>();
  before.forEach(({ content }, index) => {
    const mapped = after[index]?.content ?? content;
    sources.set(mapped, (sources.get(mapped) ?? new Set()).add(content));
  });
  return (old: Link, mapped: Link, at: string | undefined): Link =>
    typeof old === 'string' && typeof mapped === 'string' && (sources.get(mapped)?.size ?? 0) !== 1
      ? indexOf(before, old, at)
      : mapped;
};

/** Only the keys that hold something. */
const given = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as T;

export const mendLinks = (before: Template, after: Template): Template => {
  const names = uniqueNames(after.identities.map(({ name }) => name));
  const newNames = new Map(before.identities.map(({ name }, index) => [foldName(name), names[index] ?? name]));
  /** A reference that the map changed exactly as it did the name is left in its own spelling. */
  const follow = <T extends string | undefined>(old: T, mapped: T): T => {
    const name = newNames.get(foldName(old ?? ''));
    return name === undefined || foldName(name) === foldName(mapped ?? '') ? mapped : (name as T);
  };
  const link = linkMender(before.chat_messages, after.chat_messages);
  const references = (action: Template['actions'][number], mapped: JsonObject): JsonObject => {
    const old: string[] = [];
    mapReferences(action.action_type, action.parameters as JsonObject, (_, reference) => {
      old.push(reference);
      return reference;
    });
    return mapReferences(action.action_type, mapped, (kind, reference) => {
      const was = old.shift();
      return kind === 'identity' ? follow(was ?? reference, reference) : reference;
    });
  };
  return {
    ...after,
    coach_state: given({
      ...after.coach_state,
      current_identity: follow(before.coach_state.current_identity, after.coach_state.current_identity),
      proposed_identity: follow(before.coach_state.proposed_identity, after.coach_state.proposed_identity),
    }),
    identities: after.identities.map((identity, index) =>
      given({
        ...identity,
        name: names[index] ?? identity.name,
        parent: follow(before.identities[index]?.parent, identity.parent),
      }),
    ),
    user_notes: after.user_notes.map((note, index) =>
      given({
        ...note,
        source_message: link(before.user_notes[index]?.source_message, note.source_message, note.created_at),
      }),
    ),
    actions: after.actions.map((action, index) => {
      const old = before.actions[index] ?? action;
      return given({
        ...action,
        parameters: references(old, action.parameters as JsonObject),
        coach_message: link(old.coach_message, action.coach_message, action.timestamp),
      });
    }) as Template['actions'],
  };
};
