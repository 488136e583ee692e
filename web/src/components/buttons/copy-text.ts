import { ApiError } from '@rehearsal/client/api-error';
import { notify, notifyProblem } from '../../problems/notify.js';

/** Copies a text to the clipboard and says so, or why not. */
export const copyText = async (text: string, said: string): Promise<void> => {
  try {
    await navigator.clipboard.writeText(text);
    notify(said);
  } catch (cause) {
    const title = 'Nothing was copied';
    const detail = 'The browser does not let this page copy. Select the text, and copy it yourself.';
    notifyProblem(new ApiError({ status: 0, code: 'NOT_COPIED', title, detail, cause }));
  }
};
