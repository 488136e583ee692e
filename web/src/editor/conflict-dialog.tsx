import './conflict-dialog.css';
import { Alert, Button, Group, Radio, Text } from '@mantine/core';
import { jsonPointer } from '@rehearsal/contracts/json/pointer';
import { useState } from 'react';
import { Dialog } from '../components/dialog.js';
import { labelOf } from './text/schema.js';
import { bodyOfText } from './text/scenario-text.js';
import { disputesOf, settled, type Dispute, type Side } from './text/three-way.js';

interface Props {
  readonly base: string;
  readonly theirs: string;
  readonly mine: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  /** My text, with theirs where that was chosen. */
  readonly onSettled: (text: string) => void;
}

const placeOf = ({ path }: Dispute): string =>
  path
    .filter((key) => key !== 'template')
    .map((key) => (typeof key === 'number' ? String(key + 1) : labelOf(key)))
    .join(' › ');

const shown = (value: unknown): string => {
  if (value === undefined) return '(nothing)';
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
};

const CHANGED = { theirs: 'they changed it', mine: 'you changed it', both: 'both changed it' } as const;

/** Theirs, what both began with, and mine, side by side: nothing is thrown away unseen. */
export const ConflictDialog = ({ base, theirs, mine, opened, onClose, onSettled }: Props) => {
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({});
  const disputes = disputesOf(bodyOfText(base), bodyOfText(theirs), bodyOfText(mine));
  const sideOf = (dispute: Dispute): Side | undefined =>
    chosen[jsonPointer(dispute.path)] ?? (dispute.changedBy === 'both' ? undefined : dispute.changedBy);
  const open = disputes.filter((dispute) => sideOf(dispute) === undefined).length;
  const all = (side: Side) =>
    setChosen(Object.fromEntries(disputes.map(({ path }) => [jsonPointer(path), side] as const)));
  return (
    <Dialog centered={false} opened={opened} onClose={onClose} title="Theirs and yours, side by side" size="75rem">
      {bodyOfText(mine) === undefined ? (
        <Alert color="red" role="alert" title="Your text cannot be read">
          It is no JSON at the moment. Mend it first; then it can be held against theirs.
        </Alert>
      ) : (
        <>
          <Group justify="space-between" mb="sm">
            <Text size="sm">
              {disputes.length === 1 ? '1 difference' : `${disputes.length} differences`}. What only one of you changed
              is chosen already.
            </Text>
            <Group gap="xs">
              <Button size="xs" variant="default" onClick={() => all('theirs')}>
                Take all of theirs
              </Button>
              <Button size="xs" variant="default" onClick={() => all('mine')}>
                Take all of mine
              </Button>
            </Group>
          </Group>
          <ul className="disputes" aria-label="Differences">
            {disputes.map((dispute) => (
              <li key={jsonPointer(dispute.path)}>
                <Radio.Group
                  label={placeOf(dispute) || 'All of it'}
                  description={CHANGED[dispute.changedBy]}
                  value={sideOf(dispute) ?? null}
                  onChange={(side) => setChosen({ ...chosen, [jsonPointer(dispute.path)]: side })}
                >
                  <div className="dispute">
                    <Choice
                      side="theirs"
                      label="Theirs"
                      value={dispute.theirs}
                      isChosen={sideOf(dispute) === 'theirs'}
                    />
                    <div className="dispute-side">
                      <Text size="sm" c="dimmed">
                        Before
                      </Text>
                      <pre>{shown(dispute.base)}</pre>
                    </div>
                    <Choice side="mine" label="Mine" value={dispute.mine} isChosen={sideOf(dispute) === 'mine'} />
                  </div>
                </Radio.Group>
              </li>
            ))}
          </ul>
        </>
      )}
      <Group justify="flex-end" mt="md">
        {open > 0 && (
          <Text size="sm" c="dimmed">
            {open} still to be chosen
          </Text>
        )}
        <Button variant="default" onClick={onClose}>
          Not now
        </Button>
        <Button
          disabled={open > 0 || bodyOfText(mine) === undefined}
          onClick={() => onSettled(settled(mine, disputes, (dispute) => sideOf(dispute) ?? 'mine'))}
        >
          Go on with what is chosen
        </Button>
      </Group>
    </Dialog>
  );
};

interface ChoiceProps {
  readonly side: Side;
  readonly label: string;
  readonly value: unknown;
  readonly isChosen: boolean;
}

const Choice = ({ side, label, value, isChosen }: ChoiceProps) => (
  <div className={isChosen ? 'dispute-side dispute-chosen' : 'dispute-side'}>
    <Radio value={side} label={label} />
    <pre>{shown(value)}</pre>
  </div>
);
