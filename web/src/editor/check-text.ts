import { JsonSyntaxError, parseJsonDocument } from '@rehearsal/contracts/json/document';
import { checkTemplate, type TemplateFault, type TemplateWarning } from '@rehearsal/contracts/template/template-faults';

/** What is to be said about a text that should be a template. */
export interface TextCheck {
  /** The text as JSON, where it is JSON. */
  readonly json: unknown;
  readonly faults: readonly TemplateFault[];
  readonly warnings: readonly TemplateWarning[];
}

const notJson = (message: string): TextCheck => ({
  json: undefined,
  faults: [{ pointer: '', section: 'JSON', message }],
  warnings: [],
});

/** Checks as one types: first that it is JSON, then the same rules as the gateway's. */
export const checkText = (text: string): TextCheck => {
  if (text.trim() === '') return notJson('The template is empty.');
  let json: unknown;
  try {
    json = parseJsonDocument(text).value;
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    const { line, column } = error.position;
    return notJson(`Line ${line}, column ${column}: ${error.message}.`);
  }
  const check = checkTemplate(json);
  return check.ok ? { json, faults: [], warnings: check.warnings } : { json, faults: check.faults, warnings: [] };
};
