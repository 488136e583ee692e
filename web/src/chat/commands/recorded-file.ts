import type { EndKind } from '@rehearsal/rehearsing/record/ends';
import { recordingOf, type Session, type Step } from '@rehearsal/rehearsing/record/recording';

/** A scenario whose person stands where the session began, with its rehearsal. */
export const recordedFile = (name: string, session: Session, picked: readonly EndKind[]) => ({
  name,
  template: session.start,
  rehearsals: [recordingOf(name, session, picked)] as const,
});
export type RecordedFile = ReturnType<typeof recordedFile>;

export const stepWords = (step: Step): string => {
  if ('say' in step) return `says “${step.say}”`;
  if ('choose' in step) return `takes the choice “${step.choose}”`;
  return `has the clock move by ${step.advance_clock}`;
};
