import './room.css';
import type { ScenarioRow } from '@rehearsal/contracts/scenario/scenario';
import { lazy, Suspense } from 'react';
import { useMay, useMe } from '../api/auth.js';
import { loadPart } from '../parts/load-part.js';
import { FIRST_STEPS, stepsTakenBy } from '../api/steps-taken.js';

// It is made of what the first page has the styles of.
const FirstSteps = lazy(loadPart(() => import('./first-steps.js').then((part) => ({ default: part.FirstSteps }))));

/** As long as there are no more than the samples and a few others, somebody may be new here. */
const LITTLE = 20;

interface Props {
  /** All scenarios that there are. */
  readonly rows: readonly ScenarioRow[];
}

/** The first steps, where there is little yet and the person has not taken them all. */
export const FirstStepsHere = ({ rows: [first, ...others] }: Props) => {
  const { user } = useMe();
  const mayTakeThem = useMay('rehearsal:run');
  const isNew = mayTakeThem && others.length < LITTLE && stepsTakenBy(user.id).length < FIRST_STEPS.length;
  if (!isNew || first === undefined) return null;
  // In its place from the start, so that the list stays where it is.
  return (
    <Suspense fallback={<div className="first-steps-room" />}>
      <FirstSteps samples={[first, ...others]} />
    </Suspense>
  );
};
