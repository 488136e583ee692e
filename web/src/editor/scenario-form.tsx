import { Alert, Button, Grid, Group, Text } from '@mantine/core';
import { getHotkeyHandler, useDebouncedValue, useWindowEvent } from '@mantine/hooks';
import { useMemo, useRef, useState } from 'react';
import { asApiError } from '../problems/as-api-error.js';
import { useSaveScenario } from '../api/scenarios.js';
import { checkTexts } from './check-text.js';
import { DraftFields } from './draft-fields.js';
import { dropDraft, type PartTexts, type StoredDraft } from './draft-store.js';
import { FaultList } from './fault-list.js';
import { JsonTexts, type JsonTextsHandle } from './json-texts.js';
import { SaveProblem } from './save-problem.js';
import { sortFaults } from './server-faults.js';
import { useDraft } from './use-draft.js';

const CHECK_DELAY_MS = 150;

interface Props {
  /** Of a scenario that exists already. */
  readonly id?: string;
  readonly version?: number;
  readonly saved: StoredDraft;
  readonly onSaved: (id: string) => Promise<unknown>;
  readonly onTakeTheirs?: () => Promise<unknown>;
}

/** A scenario being written: what it is called, its JSON, and what is wrong with it. */
export const ScenarioForm = ({ id, version, saved, onSaved, onTakeTheirs }: Props) => {
  const storeKey = id ?? 'new';
  const { draft, isDirty, isRestored, generation, change, discard, markSaved } = useDraft(storeKey, saved);
  const [checkedTexts] = useDebouncedValue(draft.texts, CHECK_DELAY_MS);
  const check = useMemo(() => checkTexts(checkedTexts), [checkedTexts]);
  const [isRefused, setRefused] = useState(false);
  const [sent, setSent] = useState<PartTexts | null>(null);
  const editor = useRef<JsonTextsHandle>(null);
  const save = useSaveScenario();

  const error = save.error === null ? null : asApiError(save.error);
  const found = sortFaults(error ?? asApiError(null));
  // What the gateway found counts until a text is changed; then the rules here speak again.
  const isOfTheseTexts = sent?.template === checkedTexts.template && sent.rehearsals === checkedTexts.rehearsals;
  const faults = check.faults.length > 0 || !isOfTheseTexts ? check.faults : found.json;

  const submit = async (isOver = false) => {
    const texts = (await editor.current?.settledTexts()) ?? draft.texts;
    const { json, faults: wrong } = checkTexts(texts);
    setRefused(wrong.length > 0 || draft.name.trim() === '');
    if (wrong.length > 0 || draft.name.trim() === '') return;
    setSent(texts);
    const { name, description, tags } = draft;
    save.mutate(
      { draft: { name, description, tags, ...json }, id, version: isOver ? undefined : version },
      {
        onSuccess: ({ id: savedId }) => {
          markSaved({ ...draft, texts });
          void onSaved(savedId);
        },
      },
    );
  };
  // On its way down to the JSON editor, which keeps its keys to itself.
  useWindowEvent('keydown', (event) => getHotkeyHandler([['mod+S', () => void submit()]])(event), true);

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      noValidate
    >
      {isRestored && (
        <Alert role="status" color="blue" title="Your unsaved changes are back" mb="md">
          <Group justify="space-between">
            <Text size="sm">They were kept in this tab.</Text>
            <Button size="xs" variant="default" onClick={discard}>
              Discard them
            </Button>
          </Group>
        </Alert>
      )}
      <SaveProblem
        error={error}
        onSaveOver={() => void submit(true)}
        onTakeTheirs={
          onTakeTheirs &&
          (() => {
            dropDraft(storeKey);
            void onTakeTheirs();
          })
        }
      />
      <DraftFields
        draft={draft}
        faults={isRefused && draft.name.trim() === '' ? { ...found, name: 'A scenario needs a name.' } : found}
        onChange={change}
      />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <JsonTexts ref={editor} texts={draft.texts} generation={generation} onTexts={(texts) => change({ texts })} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <FaultList faults={faults} warnings={check.warnings} onChosen={(fault) => editor.current?.show(fault)} />
          <Group mt="md">
            <Button type="submit" loading={save.isPending} disabled={!isDirty && id !== undefined}>
              Save
            </Button>
            {isRefused && check.faults.length > 0 && (
              <Text size="sm" c="red" role="alert">
                Not saved: mend the faults first.
              </Text>
            )}
          </Group>
        </Grid.Col>
      </Grid>
    </form>
  );
};
