import { fileStem } from '@rehearsal/contracts/scenario/file-stem';
import { scenarioFileText } from '@rehearsal/contracts/scenario/scenario-file-text';
import { saveFile } from '../../api/save-file.js';
import type { RecordedFile } from '../commands/recorded-file.js';

/** Saves a recording as a scenario file, to the byte as one that is exported. */
export const saveRecording = async (file: RecordedFile): Promise<void> => {
  // The rules of all that a file may hold are large, and few save one.
  const { checkScenarioFile } = await import('@rehearsal/rehearsing/scenario-file');
  const checked = checkScenarioFile(JSON.stringify(file));
  if (!checked.ok) throw new Error(checked.faults.map(({ pointer, message }) => `${pointer} ${message}`).join('; '));
  const text = scenarioFileText(checked.content);
  saveFile(`${fileStem(file.name)}.json`, new Blob([text], { type: 'application/json' }));
};
