import { openClient } from '@rehearsal/client/client';
import { notifyAskedAgain, hideAskedAgain } from '../problems/notify.js';
import { accessToken } from './session.js';

/** So long a person waits for a gateway that is restarted, or for a command that is still pending; then they are asked. */
const PATIENCE = { giveUpAfterMs: 60_000 };

/** The gateway that this page came from, spoken to as the person who is signed in. */
export const api = openClient({
  url: '',
  token: accessToken,
  patience: PATIENCE,
  lost: notifyAskedAgain,
  back: hideAskedAgain,
});
