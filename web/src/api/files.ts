import { saveFile } from './save-file.js';
import { attachmentName } from './attachment-name.js';
import { api } from './client.js';

/** Saves what the gateway has at `path`, under the name that it gives, or `otherwise`. */
export const downloadFile = async (path: string, otherwise: string): Promise<void> => {
  const response = await api.file(path);
  const name = attachmentName(response.headers.get('Content-Disposition')) ?? otherwise;
  saveFile(name, await response.blob());
};
