import { z } from 'zod';
import { checkTemplate } from '@rehearsal/contracts/template/template-faults';
import { TemplateShape, type Template } from '@rehearsal/contracts/template/template';
import { addFaults } from './field-faults.js';

const { $schema: _dialect, ...shape } = z.toJSONSchema(TemplateShape, { io: 'input' });

/** A template within a body: all of its faults at once, each with its section and hint, under the field's own pointer. */
export const TemplateField = z
  .unknown()
  .transform((input, context): Template => {
    const checked = checkTemplate(input);
    if (checked.ok) return checked.template;
    addFaults(context, checked.faults);
    return z.NEVER;
  })
  .meta({ id: 'Template', ...(shape as Record<string, unknown>) });
