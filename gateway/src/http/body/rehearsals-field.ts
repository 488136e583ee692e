import { z } from 'zod';
import { checkRehearsals } from '@rehearsal/contracts/rehearsal/check-rehearsals';
import { Rehearsals, type Rehearsal } from '@rehearsal/contracts/rehearsal/rehearsal';
import type { TemplateFault } from '@rehearsal/contracts/template/template-faults';
import { rehearsalFaults } from '@rehearsal/rehearsing/rehearsal-faults';
import { addFaults } from './field-faults.js';

/** Where a body and a file have them. */
const FIELD = '/rehearsals';

const { $schema: _dialect, ...shape } = z.toJSONSchema(Rehearsals, { io: 'input' });

/** Every fault of rehearsals, of their shape or else of what they demand; pointers are into the content that holds them. */
export function faultsOfRehearsals(input: unknown): TemplateFault[] {
  const checked = checkRehearsals(input);
  if (checked.ok) return rehearsalFaults(checked);
  return checked.faults.map((fault) => ({ ...fault, pointer: `${FIELD}${fault.pointer}` }));
}

/** Rehearsals within a body: all of their faults at once, under the field's own pointer. */
export const RehearsalsField = z
  .unknown()
  .transform((input, context): Rehearsal[] => {
    const faults = faultsOfRehearsals(input);
    if (faults.length === 0) return Rehearsals.parse(input);
    addFaults(
      context,
      faults.map((fault) => ({ ...fault, pointer: fault.pointer.slice(FIELD.length) })),
    );
    return z.NEVER;
  })
  .meta({ id: 'Rehearsals', ...(shape as Record<string, unknown>) });
