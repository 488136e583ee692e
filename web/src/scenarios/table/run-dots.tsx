import type { ScenarioMark } from '@rehearsal/contracts/scenario/scenario';
import { Link } from '@tanstack/react-router';
import { rehearsalLooks } from '../../rehearsals/verdict/looks.js';
import { countOf } from '../../rehearsals/verdict/measures.js';
import { agoOf } from '../../time/ago.js';
import { useNow } from '../../time/use-now.js';

const wordsOf = ({ verdict, passed, failed, errors, ended_at }: ScenarioMark, now: number): string =>
  [
    rehearsalLooks[verdict].words,
    `${passed} of ${countOf(passed + failed + errors, 'trial')} passed`,
    agoOf(Date.parse(ended_at), now),
  ].join(', ');

interface Props {
  readonly scenario: { readonly id: string; readonly name: string };
  readonly marks: readonly ScenarioMark[];
}

/** How the last rehearsal runs of a scenario went, the newest at the end; one way to all of them. */
export const RunDots = ({ scenario, marks }: Props) => {
  const now = useNow();
  const [newest] = marks;
  if (newest === undefined)
    return (
      <span className="run-dots" data-none>
        never run
      </span>
    );
  const words = `Last run of ${scenario.name}: ${wordsOf(newest, now)}`;
  return (
    <Link
      to="/scenarios/$scenarioId/rehearsals"
      params={{ scenarioId: scenario.id }}
      className="run-dots"
      title={marks.map((mark) => wordsOf(mark, now)).join('\n')}
      aria-label={words}
    >
      {marks.toReversed().map(({ run_id, verdict }) => (
        <span key={run_id} data-verdict={verdict} />
      ))}
    </Link>
  );
};
