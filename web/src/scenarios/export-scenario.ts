import { downloadFile } from '../api/files.js';
import { notifyProblem } from '../problems/notify.js';

/** Saves the file that makes this scenario; the same scenario gives the same bytes. */
export const exportScenario = (id: string): void => {
  downloadFile(`/test-scenarios/${id}/export`, `${id}.json`).catch(notifyProblem);
};
