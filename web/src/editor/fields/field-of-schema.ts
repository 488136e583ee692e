import { createContext, use, type ComponentType } from 'react';
import type { FieldProps } from './field-props.js';

/** The field for any schema, as objects and lists need it for what they hold, which may be objects and lists again. */
export const FieldOfSchemaContext = createContext<ComponentType<FieldProps> | null>(null);

export const useFieldOfSchema = (): ComponentType<FieldProps> => {
  const field = use(FieldOfSchemaContext);
  if (field === null) throw new Error('a field of the form stands outside of the form');
  return field;
};
