import { saveFile } from '../components/buttons/save-file.js';
import { attachmentName } from './attachment-name.js';
import { api } from './client.js';

const fetchFile = async (path: string, otherwise: string): Promise<{ name: string; content: Blob }> => {
  const response = await api.file(path);
  const name = attachmentName(response.headers.get('Content-Disposition')) ?? otherwise;
  return { name, content: await response.blob() };
};

/** Saves what the gateway has at `path`, under the name that it gives, or `otherwise`. */
export const downloadFile = async (path: string, otherwise: string): Promise<void> => {
  const { name, content } = await fetchFile(path, otherwise);
  saveFile(name, content);
};

/**
 * Shows a page of the gateway in a tab of its own. A tab cannot send the token, so the page comes as a blob, which runs
 * under the policy of this page: no script of its own. Where no tab may be opened, it is saved instead.
 */
export const openFile = async (path: string, otherwise: string): Promise<void> => {
  // Only what happens at the press itself may open a tab, so it is opened before there is anything to show.
  const tab = window.open('', '_blank');
  try {
    const { name, content } = await fetchFile(path, otherwise);
    if (tab === null) saveFile(name, content);
    else {
      tab.opener = null;
      // The address stays good as long as this page lives, so that the tab can be reloaded.
      tab.location.replace(URL.createObjectURL(content));
    }
  } catch (error) {
    tab?.close();
    throw error;
  }
};
