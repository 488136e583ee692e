import type { FieldFault } from '@rehearsal/contracts/http/problem';
import { checkRehearsals } from '@rehearsal/contracts/rehearsal/check-rehearsals';
import { checkTemplate } from '@rehearsal/contracts/template/template-faults';
import { rehearsalFaults } from '@rehearsal/rehearsing/rehearsal-faults';

/** What those rules that see the whole scenario put before their pointers. */
const PREFIX = '/rehearsals';

/** What the rules, which are the gateway's as well, say of a part. Pointers are into the part. */
interface PartCheck {
  readonly faults: readonly FieldFault[];
  readonly warnings: readonly FieldFault[];
}

interface JsonPart {
  readonly label: string;
  readonly check: (json: unknown) => PartCheck;
}

/** What of a scenario is written as JSON: how the session stands, and what is rehearsed from there on. */
export const jsonParts = {
  template: {
    label: 'Template',
    check: (json) => {
      const check = checkTemplate(json);
      return check.ok ? { faults: [], warnings: check.warnings } : { faults: check.faults, warnings: [] };
    },
  },
  rehearsals: {
    label: 'Rehearsals',
    check: (json) => {
      const check = checkRehearsals(json);
      if (!check.ok) return { faults: check.faults, warnings: [] };
      const faults = rehearsalFaults(check).map((fault) => ({ ...fault, pointer: fault.pointer.slice(PREFIX.length) }));
      return { faults, warnings: [] };
    },
  },
} satisfies Record<string, JsonPart>;

export type PartName = keyof typeof jsonParts;
