import type { ScenarioContent } from './scenario-file.js';

const isBare = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/** A scenario as a file: the same bytes for the same scenario, so that it lives well in version control. */
export function scenarioFileText({ name, description, tags, template }: ScenarioContent): string {
  const { user, coach_state, identities, chat_messages, user_notes, actions, breaks, script, expectations } = template;
  // Written in the order in which a person reads a session; lists that hold nothing are the default and left out.
  const sections = { user, coach_state, identities, chat_messages, user_notes, actions, breaks, script, expectations };
  const told = Object.fromEntries(Object.entries(sections).filter(([, value]) => !isBare(value)));
  return `${JSON.stringify({ name, description, tags, template: told }, null, 2)}\n`;
}
