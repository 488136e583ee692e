import '../../chat/chat.css';
import '../trial/trial.css';
import './side-by-side.css';
import { Box, Text } from '@mantine/core';
import type { Trial, TrialTurn } from '@rehearsal/contracts/rehearsal/trial';
import { Folded } from '../../components/tables/folded.js';
import { Part } from '../../parts/part.js';
import { TurnView } from '../trial/turn-view.js';
import { trialLooks } from '../verdict/looks.js';
import { countOf } from '../verdict/measures.js';
import { partingOf, turnsOf } from './parting.js';

interface Props {
  readonly before: Trial;
  readonly now: Trial;
}

const PART_WORDS = {
  said: 'what was said',
  reply: 'the reply',
  choices: 'the choices',
  actions: 'the actions',
  phase: 'the phase',
} as const;

const Turn = ({ turn, name }: { readonly turn: TrialTurn | undefined; readonly name: string }) =>
  turn === undefined ? (
    <Text size="sm" c="dimmed">
      {name} ends here.
    </Text>
  ) : (
    <TurnView shown={{ turn, record: undefined }} onFork={undefined} />
  );

const headOf = (name: string, { verdict, seed }: Trial): string =>
  `${name}: ${trialLooks[verdict].words}, seed ${seed}`;

/** Two trials beside each other, from where they part; what they have in common is folded. */
export const SideBySide = ({ before, now }: Props) => {
  const [left, right] = [turnsOf(before), turnsOf(now)];
  const parting = partingOf(left, right);
  const same = parting?.same ?? left.length;
  const last = Math.max(left.length, right.length);
  return (
    <Part title={`${now.rehearsal}, trial ${now.trial}, side by side`}>
      <div className="side-by-side">
        <h3>{headOf('Before', before)}</h3>
        <h3>{headOf('Now', now)}</h3>
        {same > 0 && (
          <div className="across">
            <Folded summary={`${countOf(same, 'turn')} the same in both`} isOpenAtFirst={parting === undefined}>
              {() => (
                <Box p="sm">
                  {left.slice(0, same).map((turn, index) => (
                    <Turn key={index} turn={turn} name="Before" />
                  ))}
                </Box>
              )}
            </Folded>
          </div>
        )}
        {parting && (
          <Text size="sm" fw={600} className="across parting" role="status">
            They part at turn {same + 1}
            {parting.differs.length > 0 && `, by ${parting.differs.map((part) => PART_WORDS[part]).join(', ')}`}
          </Text>
        )}
        {Array.from({ length: last - same }, (_, offset) => same + offset).map((index) => [
          <Turn key={`before ${index}`} turn={left[index]} name="Before" />,
          <Turn key={`now ${index}`} turn={right[index]} name="Now" />,
        ])}
      </div>
    </Part>
  );
};
