import { Stack, Switch, Text, Textarea } from '@mantine/core';
import type { FreezePreview } from '@rehearsal/contracts/http/scenarios/freeze';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { freezePreviewQuery } from '../../api/resources/scenarios.js';
import { Loading } from '../../components/loading.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { KindsBar } from './kinds-bar.js';
import { PassageList } from './passage-list.js';
import { PickForm, type Pick } from './pick-form.js';
import { ReplacementTable } from './replacement-table.js';
import type { Decisions } from './review.js';

/** How personal data is dealt with: reviewed, or kept as it is for a reason. */
export interface Privacy {
  readonly decisions: Decisions;
  /** Texts that nobody found, with what is to stand in their place. */
  readonly picked: ReadonlyMap<string, string>;
  readonly isRaw: boolean;
  readonly reason: string;
}

interface Props {
  readonly instanceId: string;
  readonly privacy: Privacy;
  readonly onChange: (privacy: Privacy) => void;
}

const NO_PICK: Pick = { text: '', instead: '' };

/** What is replaced, by kind, in its place and in a list. */
const Review = ({ found, privacy, onChange }: { readonly found: FreezePreview } & Omit<Props, 'instanceId'>) => {
  const [pick, setPick] = useState(NO_PICK);
  const { decisions, picked } = privacy;
  const { replacements, passages } = found;
  const decide = (next: Decisions) => onChange({ ...privacy, decisions: next });
  const isSomewhere = (text: string) =>
    replacements.some(
      (one) => one.found.toLowerCase().replace(/\s+/g, ' ') === text.toLowerCase().replace(/\s+/g, ' '),
    );
  const drop = (text: string) => {
    const rest = new Map(picked);
    rest.delete(text);
    onChange({ ...privacy, picked: rest });
  };
  return (
    <>
      {replacements.length === 0 && (
        <Text size="sm" c="dimmed">
          None was found.
        </Text>
      )}
      <KindsBar replacements={replacements} decisions={decisions} onDecide={decide} />
      <PassageList
        passages={passages}
        decisions={decisions}
        onDecide={decide}
        onSelect={(text) => setPick({ ...pick, text })}
      />
      <PickForm
        pick={pick}
        nowhere={[...picked.keys()].filter((text) => !isSomewhere(text))}
        onChange={setPick}
        onAdd={() => {
          onChange({ ...privacy, picked: new Map(picked).set(pick.text.trim(), pick.instead.trim()) });
          setPick(NO_PICK);
        }}
        onDrop={drop}
      />
      {replacements.length > 0 && (
        <ReplacementTable replacements={replacements} decisions={decisions} onDecide={decide} />
      )}
    </>
  );
};

/** Shows what a freeze will replace, before it does. */
export const FreezeReview = ({ instanceId, privacy, onChange }: Props) => {
  const preview = useQuery({
    ...freezePreviewQuery(instanceId, Object.fromEntries(privacy.picked)),
    // What is looked at stays while what was picked is searched for.
    placeholderData: keepPreviousData,
  });
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        Personal data
      </Text>
      {privacy.isRaw ? (
        <Textarea
          label="Why is it kept?"
          description="It is written into the scenario and the audit log, with your name."
          value={privacy.reason}
          onChange={(event) => onChange({ ...privacy, reason: event.currentTarget.value })}
          autosize
          required
        />
      ) : (
        <>
          <ProblemAlert error={preview.error} />
          {preview.isPending && <Loading />}
          {preview.data && <Review found={preview.data} privacy={privacy} onChange={onChange} />}
        </>
      )}
      <Switch
        label="Keep personal data as it is"
        checked={privacy.isRaw}
        onChange={(event) => onChange({ ...privacy, isRaw: event.currentTarget.checked })}
      />
    </Stack>
  );
};
