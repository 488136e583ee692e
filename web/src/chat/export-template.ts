import { getInstance } from '@rehearsal/client/resources/instances';
import { coachingOf } from '@rehearsal/contracts/instance/evolve-instance';
import { fileStem } from '@rehearsal/contracts/scenario/file-stem';
import { toTemplate } from '@rehearsal/contracts/template/to-template';
import { api } from '../api/client.js';
import { saveFile } from '../api/save-file.js';

/** Saves the template that describes this instance as it is now: all of it, of which a page shows the end. */
export const exportTemplate = async (id: string): Promise<void> => {
  const view = await getInstance(api, id);
  const json = `${JSON.stringify(toTemplate(coachingOf(view)), null, 2)}\n`;
  // As that of the conversation: two instances of one scenario are two files.
  const name = fileStem(`${view.scenario_name ?? 'session'} ${view.id.slice(-8)} template`);
  saveFile(`${name}.json`, new Blob([json], { type: 'application/json' }));
};
