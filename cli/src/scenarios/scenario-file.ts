import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { jsonPointer } from '@rehearsal/contracts/json-pointer';
import { CreateScenario } from '@rehearsal/contracts/scenario';
import type { Template } from '@rehearsal/contracts/template';
import {
  checkTemplate,
  faultsOf,
  type TemplateFault,
  type TemplateWarning,
} from '@rehearsal/contracts/template-faults';
import { JsonSyntaxError, parseJsonDocument, type Position } from './json-document.js';

/** A scenario as it is written in a file: what makes it, without the ids and times of a system. */
export interface ScenarioContent {
  name: string;
  description: string;
  tags: string[];
  template: Template;
}

export interface FileFault extends Position {
  file: string;
  pointer: string;
  message: string;
}

export type ScenarioFile =
  | { ok: true; file: string; content: ScenarioContent; warnings: FileFault[] }
  | { ok: false; file: string; faults: FileFault[] };

const Heading = CreateScenario.schema.omit({ template: true });

/** Reads and checks one file; every fault of it, with the place where it is written. */
export async function readScenarioFile(path: string): Promise<ScenarioFile> {
  const file = relative(process.cwd(), path) || path;
  return checkScenarioText(file, await readFile(path, 'utf8'));
}

export function checkScenarioText(file: string, text: string): ScenarioFile {
  try {
    const { value, positionOf } = parseJsonDocument(text);
    const located = ({ pointer, message, hint }: Located): FileFault => ({
      file,
      ...positionOf(pointer),
      pointer,
      message: hint === undefined ? message : `${message} ${hint}`,
    });
    const checked = check(value);
    return checked.ok
      ? { ok: true, file, content: checked.content, warnings: checked.warnings.map(located) }
      : { ok: false, file, faults: checked.faults.map(located) };
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    return { ok: false, file, faults: [{ file, ...error.position, pointer: '', message: error.message }] };
  }
}

type Located = Pick<TemplateFault, 'pointer' | 'message' | 'hint'>;

function check(
  value: unknown,
): { ok: true; content: ScenarioContent; warnings: Located[] } | { ok: false; faults: Located[] } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { ok: false, faults: [{ pointer: '', message: 'must be an object with a name and a template' }] };
  }
  const { $schema: _, template, ...heading } = value as Record<string, unknown>;
  const head = Heading.safeParse(heading, { error: ({ input }) => (input === undefined ? 'is required' : undefined) });
  const body = template === undefined ? missingTemplate : checkTemplate(template);
  if (head.success && body.ok) {
    return { ok: true, content: { ...head.data, template: body.template }, warnings: body.warnings.map(inTemplate) };
  }
  return {
    ok: false,
    faults: [...faultsOf(head.error?.issues ?? []), ...(body.ok ? [] : body.faults.map(inTemplate))],
  };
}

const missingTemplate = { ok: false, faults: [{ pointer: '', section: '', message: 'is required' }] } as const;

const inTemplate = <F extends TemplateFault | TemplateWarning>(fault: F): F => ({
  ...fault,
  pointer: `${jsonPointer(['template'])}${fault.pointer}`,
});

/** `file:line:column: pointer message`, which editors and terminals turn into a link. */
export const faultLine = ({ file, line, column, pointer, message }: FileFault): string =>
  `${file}:${line}:${column}: ${pointer === '' ? '' : `${pointer} `}${message}`;
