import { useMay } from '../../api/auth.js';

/** Whether this person may make a scenario of what somebody said. */
export const useMayRecord = (): boolean => {
  const mayFreeze = useMay('session:freeze');
  return useMay('scenario:write') && mayFreeze;
};
