import { coachingOf } from '@rehearsal/contracts/evolve-instance';
import type { InstanceView } from '@rehearsal/contracts/instance';
import { toTemplate } from '@rehearsal/contracts/to-template';

const fileName = (name: string): string =>
  `${
    name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'template'
  }.json`;

/** Hands the browser the template that describes this instance as it is now, as a file. */
export const exportTemplate = (view: InstanceView): void => {
  const json = `${JSON.stringify(toTemplate(coachingOf(view)), null, 2)}\n`;
  const url = URL.createObjectURL(new Blob([json], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName(view.scenario_name ?? view.id);
  link.click();
  // The browser reads the address after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 1000);
};
