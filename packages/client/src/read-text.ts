import { unreachable } from './api-error.js';

/** A body that is cut on its way is as good as no answer: the whole request may be asked again. */
export async function readText(response: Response, url: string, signal?: AbortSignal): Promise<string> {
  try {
    return await response.text();
  } catch (error) {
    if (signal?.aborted) throw error;
    throw unreachable(url, error);
  }
}
