import type { z } from 'zod';
import { mapReferences } from '../actions/action-references.js';
import { foldName } from '../text/fold-name.js';
import { jsonPointer } from '../json/pointer.js';
import type { JsonObject } from '../json/values.js';
import { quoted, splitHint } from '../text/suggest.js';
import { readable } from '../json/readable.js';
import { readOlder } from './older-template.js';
import { IGNORED_USER_KEYS, TemplateShape, type Template } from './template.js';
import { linkFaults, namesOf } from './template-links.js';

/** One thing that is wrong, at one place. */
export interface TemplateFault {
  /** RFC 6901; of an unknown key, the key itself. */
  pointer: string;
  /** The top-level key, or '' for the template as a whole. */
  section: string;
  message: string;
  /** "Did you mean ...?" */
  hint?: string;
}

/** Something that was accepted, and that its author should know about. */
export type TemplateWarning = Omit<TemplateFault, 'hint'>;

export type TemplateCheck =
  { ok: true; template: Template; warnings: TemplateWarning[] } | { ok: false; faults: TemplateFault[] };

const faultAt = (path: readonly PropertyKey[], text: string): TemplateFault => ({
  pointer: jsonPointer(path),
  section: String(path[0] ?? ''),
  ...splitHint(text),
});

/** Faults of a failed parse: one for each place, so also one for each unknown key of an object. */
export const faultsOf = (issues: readonly z.core.$ZodIssue[]): TemplateFault[] =>
  issues.flatMap((issue) => faultsOfIssue(issue, []));

const faultsOfIssue = (issue: z.core.$ZodIssue, base: readonly PropertyKey[]): TemplateFault[] => {
  const path = [...base, ...issue.path];
  if (issue.code === 'unrecognized_keys')
    return issue.message.split('\n').map((text, index) => faultAt([...path, issue.keys[index] ?? ''], text));
  if (issue.code === 'invalid_union' && issue.message === 'Invalid input') return faultsOfUnion(issue.errors, path);
  return [faultAt(path, issue.message)];
};

/** Of several forms that a value may take, the one that it is meant to be is the one of its type. */
const faultsOfUnion = (forms: readonly z.core.$ZodIssue[][], path: readonly PropertyKey[]): TemplateFault[] => {
  const isOfAnotherType = (issues: readonly z.core.$ZodIssue[]) =>
    issues.some(({ code, path: within }) => code === 'invalid_type' && within.length === 0);
  const meant = forms.find((issues) => !isOfAnotherType(issues));
  return meant
    ? meant.flatMap((issue) => faultsOfIssue(issue, path))
    : [
        faultAt(
          path,
          forms
            .flat()
            .map(({ message }) => message)
            .join('; or: '),
        ),
      ];
};

const section = (input: unknown, key: string): Record<string, unknown> => {
  const value = (input as Record<string, unknown>)[key];
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
};

const ignoredKeys = (input: unknown): TemplateWarning[] => {
  const user = section(input, 'user');
  return IGNORED_USER_KEYS.filter((key) => key in user).map((key) => faultAt(['user', key], 'is ignored'));
};

/** An action may be older than a renaming, so a name that is gone is no fault. */
const unknownNames = ({ identities, actions }: Template): TemplateWarning[] => {
  const names = namesOf(identities);
  const warnings: TemplateWarning[] = [];
  actions.forEach(({ action_type, parameters }, index) => {
    mapReferences(action_type, parameters as JsonObject, (kind, name, path) => {
      if (kind === 'identity' && !names.has(foldName(name)))
        warnings.push(
          faultAt(
            ['actions', index, 'parameters', ...path],
            `${quoted(name)} is no identity of this template; it is kept as written`,
          ),
        );
      return name;
    });
  });
  return warnings;
};

/**
 * Checks a template and reports every fault of it at once: shapes, enums, action parameters, limits and links. What the
 * older system writes in its own way is read, with a warning that says what became of it.
 */
export const checkTemplate = (input: unknown): TemplateCheck => {
  const { template, warnings: older } = readOlder(input);
  const parsed = TemplateShape.safeParse(template, { error: readable });
  const faults = [
    ...faultsOf(parsed.error?.issues ?? []),
    ...linkFaults(template).map(({ path, message }) => faultAt(path, message)),
  ];
  if (!parsed.success || faults.length > 0) return { ok: false, faults };
  const read = older.map(({ path, message }) => faultAt(path, message));
  const warnings = [...ignoredKeys(template), ...read, ...unknownNames(parsed.data)];
  return { ok: true, template: parsed.data, warnings };
};
