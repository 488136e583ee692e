import { JsonSyntaxError, parseJsonDocument } from '@rehearsal/contracts/json/document';
import type { FieldFault } from '@rehearsal/contracts/http/problem';
import { jsonParts, type PartName } from './json-parts.js';
import type { PartTexts } from './draft-store.js';

/** What is to be said about the text of a part. */
interface TextCheck {
  /** The text as JSON, where it is JSON. */
  readonly json: unknown;
  readonly faults: readonly FieldFault[];
  readonly warnings: readonly FieldFault[];
}

const notJson = (part: PartName, message: string): TextCheck => ({
  json: undefined,
  faults: [{ pointer: '', section: `${jsonParts[part].label} as JSON`, message }],
  warnings: [],
});

/** Checks as one types: first that it is JSON, then the same rules as the gateway's. */
const checkText = (part: PartName, text: string): TextCheck => {
  if (text.trim() === '') return notJson(part, 'There is nothing here.');
  try {
    const json = parseJsonDocument(text).value;
    return { json, ...jsonParts[part].check(json) };
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    const { line, column } = error.position;
    return notJson(part, `Line ${line}, column ${column}: ${error.message}.`);
  }
};

/** A fault at its place in the scenario as a whole. */
export interface PlacedFault extends FieldFault {
  readonly part: PartName;
}

interface DraftCheck {
  readonly json: Readonly<Record<PartName, unknown>>;
  readonly faults: readonly PlacedFault[];
  readonly warnings: readonly PlacedFault[];
}

/** Checks both texts of a scenario. */
export const checkTexts = ({ template, rehearsals }: PartTexts): DraftCheck => {
  const checks = { template: checkText('template', template), rehearsals: checkText('rehearsals', rehearsals) };
  const placed = (of: 'faults' | 'warnings') =>
    (Object.keys(checks) as PartName[]).flatMap((part) => checks[part][of].map((fault) => ({ ...fault, part })));
  return {
    json: { template: checks.template.json, rehearsals: checks.rehearsals.json },
    faults: placed('faults'),
    warnings: placed('warnings'),
  };
};
