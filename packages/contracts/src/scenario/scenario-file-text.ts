import { sortKeys } from '../json/sort-keys.js';
import { SCHEMA_FILE } from './scenario-file-schema.js';
import type { ScenarioContent } from './scenario-file.js';
import { settledRehearsals } from './settled-rehearsals.js';
import { Template } from '../template/template.js';

/**
 * Tags that begin so say that a scenario is kept by `rehearse scenarios apply`. They belong to the system that holds
 * the scenario, not to its file.
 */
export const APPLIED_TAG = 'rehearse:apply';

export const withoutAppliedTags = (tags: readonly string[]): string[] =>
  tags.filter((tag) => tag !== APPLIED_TAG && !tag.startsWith(`${APPLIED_TAG}:`));

const isBare = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/** The free-form parts of a template, see template.ts; all other keys stand in the order of the schema. */
const settled = (template: Template): Template => ({
  ...template,
  coach_state: { ...template.coach_state, metadata: sortKeys(template.coach_state.metadata) },
  chat_messages: template.chat_messages.map(({ component_config, ...message }) => ({
    ...message,
    ...(component_config && { component_config: sortKeys(component_config) }),
  })),
});

/**
 * A scenario as a file: the same bytes for the same scenario, so that it lives well in version control. Two spaces, a
 * final newline, keys in the order of the schema; sections that hold nothing are the default and left out.
 */
export function scenarioFileText({ name, description, tags, template, rehearsals }: ScenarioContent): string {
  const { schema_version, tags: templateTags, ...sections } = settled(Template.parse(template));
  const head = { $schema: SCHEMA_FILE, name, description, tags: withoutAppliedTags(tags) };
  const fields = { schema_version, tags: templateTags, ...sections };
  const filled = Object.fromEntries(Object.entries(fields).filter(([, value]) => !isBare(value)));
  const rehearsed = settledRehearsals(rehearsals);
  const text = JSON.stringify(
    { ...head, template: filled, ...(rehearsed.length > 0 && { rehearsals: rehearsed }) },
    null,
    2,
  );
  return `${text}\n`;
}
