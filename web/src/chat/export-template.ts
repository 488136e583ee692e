import { coachingOf } from '@rehearsal/contracts/instance/evolve-instance';
import { fileStem } from '@rehearsal/contracts/scenario/file-stem';
import type { InstanceView } from '@rehearsal/contracts/instance/instance';
import { toTemplate } from '@rehearsal/contracts/template/to-template';
import { saveFile } from '../components/save-file.js';

/** Saves the template that describes this instance as it is now. */
export const exportTemplate = (view: InstanceView): void => {
  const json = `${JSON.stringify(toTemplate(coachingOf(view)), null, 2)}\n`;
  saveFile(`${fileStem(view.scenario_name ?? view.id)}.json`, new Blob([json], { type: 'application/json' }));
};
