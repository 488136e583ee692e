import { jsonPointer } from '@rehearsal/contracts/json/pointer';
import { createContext, use } from 'react';
import { valueAt, withValue, type Path } from './change-text.js';
import type { ScenarioBody, TextFault } from './scenario-text.js';

/** The document that the fields of the form read and write. */
export interface FormDocument {
  readonly json: ScenarioBody;
  readonly faults: readonly TextFault[];
  /** Changes the text; several changes in one go build on each other. */
  readonly change: (edit: (text: string, json: ScenarioBody) => string) => void;
}

export const FormDocumentContext = createContext<FormDocument | null>(null);

export const useFormDocument = (): FormDocument => {
  const document = use(FormDocumentContext);
  if (document === null) throw new Error('a field of the form stands outside of the form');
  return document;
};

/** Whether a fault is at a place, or within it. */
export const isWithin = (pointer: string, place: string): boolean =>
  pointer === place || pointer.startsWith(`${place}/`);

/** One value of the document: what it is, what is wrong with it, and how it is changed. */
export const useFormValue = (path: Path) => {
  const { json, faults, change } = useFormDocument();
  const pointer = jsonPointer(path);
  const messages = faults.filter((fault) => fault.pointer === pointer).map(({ message }) => message);
  return {
    pointer,
    value: valueAt(json, path),
    /** In one sentence for each. */
    fault: messages.length === 0 ? undefined : messages.join(' '),
    set: (value: unknown) => change((text) => withValue(text, path, value)),
  };
};
