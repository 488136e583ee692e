import { createContext, use, type ReactNode } from 'react';
import type { FieldProps } from './field-props.js';

type Draw = (field: FieldProps) => ReactNode;

/** Draws the field of any schema, as objects and lists need it for what they hold, which may be objects and lists again. */
export const FieldOfSchemaContext = createContext<Draw | null>(null);

export const useFieldOfSchema = (): Draw => {
  const draw = use(FieldOfSchemaContext);
  if (draw === null) throw new Error('a field of the form stands outside of the form');
  return draw;
};
