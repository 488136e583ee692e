import type { RehearsalMark } from '@rehearsal/contracts/http/rehearsals';
import { Link } from '@tanstack/react-router';
import { agoOf } from '../../time/ago.js';
import { useNow } from '../../time/use-now.js';
import { rehearsalLooks } from '../verdict/looks.js';
import { Mark } from '../verdict/mark.js';
import { MarkList } from '../verdict/mark-list.js';
import { countOf, engineWords } from '../verdict/measures.js';

const wordsOf = ({ verdict, passed, failed, engine, ended_at }: RehearsalMark, now: number): string =>
  [
    rehearsalLooks[verdict].words,
    `${passed} of ${countOf(passed + failed, 'trial')} passed`,
    engineWords(engine),
    agoOf(Date.parse(ended_at), now),
  ].join(', ');

/** The last runs of a rehearsal, the newest at the end; each leads to its run. */
export const VerdictStrip = ({ name, marks }: { readonly name: string; readonly marks: readonly RehearsalMark[] }) => {
  const now = useNow();
  return (
    <div className="strip">
      <MarkList label={`Last runs of ${name}`}>
        {marks.toReversed().map((mark, index) => {
          const words = wordsOf(mark, now);
          return (
            <li key={`${mark.run_id} ${mark.rehearsal}`}>
              <Link
                to="/rehearsal-runs/$runId"
                params={{ runId: mark.run_id }}
                title={words}
                aria-label={words}
                tabIndex={index === marks.length - 1 ? 0 : -1}
              >
                <Mark look={rehearsalLooks[mark.verdict]} />
              </Link>
            </li>
          );
        })}
      </MarkList>
    </div>
  );
};
