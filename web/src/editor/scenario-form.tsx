import { Alert, Button, Group, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import { useMemo, useRef, useState } from 'react';
import { useMe } from '../api/auth.js';
import { useSaveScenario } from '../api/resources/scenarios.js';
import { useKeys } from '../keys/use-keys.js';
import { asApiError } from '../problems/as-api-error.js';
import { Conflict } from './conflict.js';
import type { Baseline } from './draft-store.js';
import { FaultList } from './fault-list.js';
import { SaveProblem } from './save-problem.js';
import { bodyOfText, checkText, type ScenarioBody } from './text/scenario-text.js';
import { TwoViews, type TwoViewsHandle } from './two-views.js';
import { useDraft } from './use-draft.js';

const CHECK_DELAY_MS = 150;

interface Props {
  /** Of a scenario that exists already. */
  readonly id?: string;
  readonly saved: Baseline;
  readonly isReadOnly?: boolean;
  readonly onSaved: (scenario: ScenarioView) => void;
}

/** A scenario being written: as a form, as JSON, and what is wrong with it. */
export const ScenarioForm = ({ id, saved, isReadOnly = false, onSaved }: Props) => {
  const { user } = useMe();
  const { text, base, isDirty, isRestored, now, change, discard, rebase } = useDraft(
    `${user.id}:${id ?? 'new'}`,
    saved,
  );
  const [checkedText] = useDebouncedValue(text, CHECK_DELAY_MS);
  const check = useMemo(() => checkText(checkedText), [checkedText]);
  const body = useMemo(() => bodyOfText(text), [text]);
  const [readable, setReadable] = useState<ScenarioBody>(body ?? {});
  if (body !== undefined && body !== readable) setReadable(body);
  const [isRefused, setRefused] = useState(false);
  const [sent, setSent] = useState<string | null>(null);
  const [isComparing, setComparing] = useState(false);
  const views = useRef<TwoViewsHandle>(null);
  const save = useSaveScenario();

  const error = save.error === null ? null : asApiError(save.error);
  // What the gateway found counts until the text is changed; then the rules here speak again.
  const found = sent === checkedText ? (error?.errors ?? []).map((fault) => ({ ...fault, line: 1, column: 1 })) : [];
  const faults = check.faults.length > 0 ? check.faults : found;

  const submit = () => {
    if (save.isPending || isReadOnly) return;
    const said = now.current;
    const draft = bodyOfText(said);
    const isWrong = draft === undefined || checkText(said).faults.length > 0;
    setRefused(isWrong);
    if (isWrong) return;
    setSent(said);
    save.mutate(
      { draft, id, version: base.version },
      {
        onSuccess: (scenario) => {
          rebase({ text: said, version: scenario.version });
          onSaved(scenario);
        },
        onError: (thrown) => setComparing(asApiError(thrown).status === 412),
      },
    );
  };
  useKeys(isReadOnly ? [] : [{ keys: 'mod+S', label: 'Save', onPressed: submit }]);

  return (
    <div className="scenario-editor">
      {isRestored && (
        <Alert role="status" color="blue" title="Your unsaved changes are back" mb="md">
          <Group justify="space-between">
            <Text size="sm">They were kept in this browser.</Text>
            <Button size="xs" variant="default" onClick={discard}>
              Discard them
            </Button>
          </Group>
        </Alert>
      )}
      <SaveProblem error={error} isWaiting={save.isPaused} onCompare={() => setComparing(true)} />
      {id !== undefined && error?.status === 412 && (
        <Conflict
          id={id}
          base={base.text}
          mine={text}
          opened={isComparing}
          onClose={() => setComparing(false)}
          onSettled={(settled, theirs) => {
            change(() => settled);
            rebase(theirs);
            save.reset();
          }}
        />
      )}
      <TwoViews
        ref={views}
        text={text}
        document={{
          json: readable,
          faults,
          change: (edit) => change((before) => edit(before, bodyOfText(before) ?? {})),
        }}
        faults={faults}
        isBroken={body === undefined}
        isReadOnly={isReadOnly}
        onText={(typed) => change(() => typed)}
      />
      <div className="scenario-editor-foot">
        <FaultList faults={faults} warnings={check.warnings} onChosen={({ pointer }) => views.current?.show(pointer)} />
        {isRefused && check.faults.length > 0 && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert" className="verdict">
            Not saved: mend the faults first.
          </Text>
        )}
        {!isReadOnly && (
          <Button onClick={submit} loading={save.isPending} disabled={!isDirty && id !== undefined} title="Ctrl+S">
            Save
          </Button>
        )}
      </div>
    </div>
  );
};
