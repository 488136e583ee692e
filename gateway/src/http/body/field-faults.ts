import type { z } from 'zod';
import type { TemplateFault } from '@rehearsal/contracts/template/template-faults';

const pathOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));

/** Tells faults of a field that has rules of its own, each with its section and hint, under the field's own pointer. */
export function addFaults(context: z.RefinementCtx, faults: readonly TemplateFault[]): void {
  for (const { pointer, message, section, hint } of faults) {
    context.addIssue({
      code: 'custom',
      path: pathOf(pointer),
      message,
      params: { section, ...(hint === undefined ? {} : { hint }) },
    });
  }
}
