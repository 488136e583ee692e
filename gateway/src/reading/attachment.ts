import type { Response } from 'express';
import { fileStem } from '@rehearsal/contracts/scenario/file-stem';

/** Says how a browser should name the answer when it is saved. */
export const nameFile = (response: Response, name: string, ending: string): Response =>
  response.attachment(`${fileStem(name)}.${ending}`);
