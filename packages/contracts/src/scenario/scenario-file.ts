import type { z } from 'zod';
import { JsonSyntaxError, parseJsonDocument } from '../json/document.js';
import { jsonPointer } from '../json/pointer.js';
import { checkRehearsals } from '../rehearsal/check-rehearsals.js';
import { CreateScenario } from './scenario.js';
import { checkTemplate, faultsOf, type TemplateFault, type TemplateWarning } from '../template/template-faults.js';
import type { LocatedFault } from '../text/text-position.js';

/** A scenario as it is written in a file: what makes it, without the ids and times of a system. */
export type ScenarioContent = z.output<typeof CreateScenario.schema>;

export type ScenarioFileCheck =
  { ok: true; content: ScenarioContent; warnings: LocatedFault[] } | { ok: false; faults: LocatedFault[] };

type Located = Pick<TemplateFault, 'pointer' | 'message' | 'hint'>;

const Heading = CreateScenario.schema.omit({ template: true, rehearsals: true });

/** Faults of rehearsals that their shape does not tell, below the content; see `rehearsalFaults` of `packages/rehearsing`. */
type RehearsalRules = (content: Pick<ScenarioContent, 'rehearsals'>) => Located[];

/**
 * Checks the text of a scenario file: every fault at once, each with the place where it is written. Whoever keeps or runs
 * what it reads gives the rules of rehearsals too.
 */
export function checkScenarioText(text: string, rules: RehearsalRules = () => []): ScenarioFileCheck {
  try {
    const { value, positionOf } = parseJsonDocument(text);
    const located = ({ pointer, message, hint }: Located): LocatedFault => ({
      ...positionOf(pointer),
      pointer,
      message: hint === undefined ? message : `${message} ${hint}`,
    });
    const checked = check(value, rules);
    return checked.ok
      ? { ok: true, content: checked.content, warnings: checked.warnings.map(located) }
      : { ok: false, faults: checked.faults.map(located) };
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    return { ok: false, faults: [{ ...error.position, pointer: '', message: error.message }] };
  }
}

function check(
  value: unknown,
  rules: RehearsalRules,
): { ok: true; content: ScenarioContent; warnings: Located[] } | { ok: false; faults: Located[] } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { ok: false, faults: [{ pointer: '', message: 'must be an object with a name and a template' }] };
  }
  // `$schema` is for editors and no part of the scenario.
  const { $schema: _, template, rehearsals = [], ...heading } = value as Record<string, unknown>;
  const head = Heading.safeParse(heading, { error: ({ input }) => (input === undefined ? 'is required' : undefined) });
  const body = template === undefined ? missingTemplate : checkTemplate(template);
  const rehearsed = checkRehearsals(rehearsals);
  const unjudgeable = rehearsed.ok ? rules(rehearsed) : rehearsed.faults.map(below('rehearsals'));
  if (head.success && body.ok && rehearsed.ok && unjudgeable.length === 0) {
    const content = { ...head.data, template: body.template, rehearsals: rehearsed.rehearsals };
    return { ok: true, content, warnings: body.warnings.map(below('template')) };
  }
  return {
    ok: false,
    faults: [
      ...faultsOf(head.error?.issues ?? []),
      ...(body.ok ? [] : body.faults.map(below('template'))),
      ...unjudgeable,
    ],
  };
}

const missingTemplate = { ok: false, faults: [{ pointer: '', section: '', message: 'is required' }] } as const;

const below =
  (key: string) =>
  <F extends TemplateFault | TemplateWarning>(fault: F): F => ({
    ...fault,
    pointer: `${jsonPointer([key])}${fault.pointer}`,
  });
