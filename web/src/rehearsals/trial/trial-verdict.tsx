import { Alert, Anchor, List, Text } from '@mantine/core';
import type { Trial } from '@rehearsal/contracts/rehearsal/trial';
import { trialLooks } from '../verdict/looks.js';
import { stepWords } from '../verdict/measures.js';
import { brokenOf } from '@rehearsal/rehearsing/shown/shown-steps';

const titles: Readonly<Record<Trial['verdict'], string>> = {
  passed: 'Passed: everything that was expected held',
  failed: 'Failed',
  error: 'Not judged: something that is not the coach could not go on',
};

/** The address holds the route behind its `#`, so the jump is made by hand. */
const goTo = (step: number | 'end'): void => {
  const place = document.querySelector<HTMLElement>(`#step-${step}`);
  place?.scrollIntoView();
  // Whoever goes by keys goes on from there.
  place?.focus({ preventScroll: true });
};

/** How it ended and why, each reason leading to its place. */
export const TrialVerdict = ({ trial }: { readonly trial: Trial }) => {
  const { color, sign } = trialLooks[trial.verdict];
  return (
    <Alert role="status" color={color} title={titles[trial.verdict]} icon={<span aria-hidden>{sign}</span>}>
      {trial.error && (
        <Text size="sm">
          {trial.error.kind}: {trial.error.detail}
        </Text>
      )}
      <List size="sm">
        {brokenOf(trial).map(({ expectation, step, pointer }) => (
          <List.Item key={`${pointer} ${expectation}`}>
            <Anchor component="button" type="button" size="sm" ta="start" onClick={() => goTo(step)}>
              {expectation}
            </Anchor>
            , at {stepWords(step)}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
};
