import type { ScenarioRow } from '@rehearsal/contracts/scenario/scenario';
import { strToU8, zipSync } from 'fflate';
import { api } from '../../api/client.js';
import { saveFile } from '../../api/save-file.js';
import type { ActOutcome } from './do-for-each.js';
import { fileNames } from './file-names.js';

/** Collects the files that make scenarios, and hands them out as one archive. */
export const archive = () => {
  const texts = new Map<string, { name: string; text: string }>();
  return {
    add: async ({ id, name }: ScenarioRow): Promise<ActOutcome> => {
      texts.set(id, { name, text: await api.text(`/test-scenarios/${id}/export`) });
      return { isDone: true, words: 'In the archive.' };
    },
    save: () => {
      if (texts.size === 0) return;
      const all = [...texts.values()];
      const names = fileNames(all.map(({ name }) => name));
      const files = Object.fromEntries(all.map(({ text }, index) => [names[index] ?? `${index}.json`, strToU8(text)]));
      const bytes = zipSync(files) as Uint8Array<ArrayBuffer>;
      saveFile('scenarios.zip', new Blob([bytes], { type: 'application/zip' }));
    },
  };
};
