import type { InstanceCondition } from '@rehearsal/contracts/instance/instance-state';
import type { FunctionComponent } from 'react';
import { ClockMenu } from './clock-menu.js';
import { ExpiryBadge } from './expiry-badge.js';

/** Null: only live sessions have it, which nobody speaks in here, it is no news beside the name, or a button says it. */
const CONDITIONS: Record<InstanceCondition, FunctionComponent | null> = {
  clock: ClockMenu,
  expires_at: ExpiryBadge,
  closed_at: null,
  forked_from: null,
  reset_undone: null,
};

/** What holds of the instance for now, beside its name. */
export const Conditions = () =>
  Object.entries(CONDITIONS).map(([name, Condition]) => Condition && <Condition key={name} />);
