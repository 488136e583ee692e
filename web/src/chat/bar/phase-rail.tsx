import { Text } from '@mantine/core';
import { PHASE_ORDER } from '@rehearsal/contracts/coaching/phases';
import { wordsOf } from '../../components/phases/phase-words.js';

/** How far the coach has come: a step for each phase, and the name of the one that it is in. */
export const PhaseRail = ({ phase }: { readonly phase: string }) => {
  const place = PHASE_ORDER.findIndex((each) => each === phase) + 1;
  const words = `Phase ${place} of ${PHASE_ORDER.length}: ${wordsOf(phase)}`;
  return (
    <span className="phase-rail" title={words}>
      <span className="phase-steps" role="img" aria-label={words}>
        {PHASE_ORDER.map((each, index) => (
          <span key={each} data-passed={index < place || undefined} />
        ))}
      </span>
      <Text span size="xs" truncate aria-hidden>
        {wordsOf(phase)}
      </Text>
    </span>
  );
};
