import './first-steps.css';
import { Button, Title } from '@mantine/core';
import type { ScenarioRow } from '@rehearsal/contracts/scenario/scenario';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useMay, useMe } from '../api/auth.js';
import { useStartRehearsalRun } from '../api/resources/rehearsals.js';
import { LinkButton } from '../components/buttons/link-button.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { LoadStep } from './load-step.js';
import { Step } from './step.js';
import { FIRST_STEPS, stepsTakenBy, takeSteps, type FirstStep } from '../api/steps-taken.js';

const ChatStep = ({ sample: { id, name } }: { readonly sample: ScenarioRow }) => (
  <Step title="Speak with the coach" about={`As ${name}, whose session is laid out for you.`}>
    <LinkButton to="/scenarios/$scenarioId/chat" params={{ scenarioId: id }} size="xs" variant="light">
      Chat with a sample
    </LinkButton>
  </Step>
);

const RehearsalStep = ({ sample: { id, name } }: { readonly sample: ScenarioRow }) => {
  const start = useStartRehearsalRun();
  const navigate = useNavigate();
  const run = () =>
    start.mutate(
      { scenario_ids: [id] },
      { onSuccess: (made) => void navigate({ to: '/rehearsal-runs/$runId', params: { runId: made.id } }) },
    );
  return (
    <Step title="Have the coach judged" about={`A script speaks as ${name}, and rules say whether the coach did well.`}>
      <ProblemAlert error={start.error} />
      <Button size="xs" variant="light" onClick={run} loading={start.isPending}>
        Run a rehearsal
      </Button>
    </Step>
  );
};

interface Props {
  /** What there is to begin with; some of it. */
  readonly samples: readonly [ScenarioRow, ...ScenarioRow[]];
}

/** For who is new here: what Rehearsal is for, each a click away, and gone once it was done. */
export const FirstSteps = ({ samples }: Props) => {
  const { user } = useMe();
  const [taken, setTaken] = useState(() => stepsTakenBy(user.id));
  const headingId = useId();
  const rehearsed = samples.find(({ rehearsals }) => rehearsals.length > 0);
  // Who has said nothing yet is the easiest to speak as.
  const newest = samples.find(({ counts }) => counts.chat_messages === 0) ?? samples[0];
  const may: Record<FirstStep, boolean> = {
    chat: useMay('instance:write'),
    rehearsal: useMay('rehearsal:run') && rehearsed !== undefined,
    load: useMay('load-run:write'),
  };
  const offered = FIRST_STEPS.filter((step) => may[step] && !taken.includes(step));
  if (offered.length === 0) return null;
  const hide = () => {
    takeSteps(user.id, ...FIRST_STEPS);
    setTaken(FIRST_STEPS);
  };
  return (
    <section aria-labelledby={headingId}>
      <div className="first-steps-head">
        <Title order={2} size="h5" id={headingId}>
          Begin here
        </Title>
        <Button size="compact-xs" variant="subtle" color="gray" onClick={hide}>
          Not now
        </Button>
      </div>
      <div className="first-steps">
        {offered.includes('chat') && <ChatStep sample={newest} />}
        {offered.includes('rehearsal') && rehearsed && <RehearsalStep sample={rehearsed} />}
        {offered.includes('load') && <LoadStep />}
      </div>
    </section>
  );
};
