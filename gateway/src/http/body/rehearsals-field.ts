import { z } from 'zod';
import { checkRehearsals } from '@rehearsal/contracts/rehearsal/check-rehearsals';
import { Rehearsals, type Rehearsal } from '@rehearsal/contracts/rehearsal/rehearsal';
import { addFaults } from './field-faults.js';

const { $schema: _dialect, ...shape } = z.toJSONSchema(Rehearsals, { io: 'input' });

/** Rehearsals within a body: all of their faults at once, under the field's own pointer. */
export const RehearsalsField = z
  .unknown()
  .transform((input, context): Rehearsal[] => {
    const checked = checkRehearsals(input);
    if (checked.ok) return checked.rehearsals;
    addFaults(context, checked.faults);
    return z.NEVER;
  })
  .meta({ id: 'Rehearsals', ...(shape as Record<string, unknown>) });
