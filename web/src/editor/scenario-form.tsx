import { Alert, Button, Grid, Group, Kbd, Text } from '@mantine/core';
import { getHotkeyHandler, useDebouncedValue, useWindowEvent } from '@mantine/hooks';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { asApiError } from '../problems/as-api-error.js';
import { useSaveScenario } from '../api/scenarios.js';
import { loadPart } from '../components/load-part.js';
import { Loading } from '../components/loading.js';
import { checkText } from './check-text.js';
import { DraftFields } from './draft-fields.js';
import { dropDraft, type StoredDraft } from './draft-store.js';
import { FaultList } from './fault-list.js';
import type { JsonEditorHandle } from './json-editor.js';
import { SaveProblem } from './save-problem.js';
import { sortFaults } from './server-faults.js';
import { useDraft } from './use-draft.js';

const JsonEditor = lazy(loadPart(() => import('./json-editor.js').then((module) => ({ default: module.JsonEditor }))));

const CHECK_DELAY_MS = 150;

interface Props {
  /** Of a scenario that exists already. */
  readonly id?: string;
  readonly version?: number;
  readonly saved: StoredDraft;
  readonly onSaved: (id: string) => Promise<unknown>;
  readonly onTakeTheirs?: () => Promise<unknown>;
}

/** A scenario being written: what it is called, its template, and what is wrong with it. */
export const ScenarioForm = ({ id, version, saved, onSaved, onTakeTheirs }: Props) => {
  const storeKey = id ?? 'new';
  const { draft, isDirty, isRestored, generation, change, discard, markSaved } = useDraft(storeKey, saved);
  const [checkedText] = useDebouncedValue(draft.text, CHECK_DELAY_MS);
  const check = useMemo(() => checkText(checkedText), [checkedText]);
  const [isRefused, setRefused] = useState(false);
  const editor = useRef<JsonEditorHandle>(null);
  const save = useSaveScenario();

  const error = save.error === null ? null : asApiError(save.error);
  const found = sortFaults(error ?? asApiError(null));
  // What the gateway found counts until the text is changed; then the rules here speak again.
  const isOfThisText = save.variables?.draft.template === check.json;
  const faults = check.faults.length > 0 || !isOfThisText ? check.faults : found.template;

  const submit = async (isOver = false) => {
    const text = (await editor.current?.settledText()) ?? draft.text;
    const { json, faults: wrong } = checkText(text);
    setRefused(wrong.length > 0 || draft.name.trim() === '');
    if (wrong.length > 0 || draft.name.trim() === '') return;
    const { name, description, tags, rehearsals } = draft;
    save.mutate(
      { draft: { name, description, tags, template: json, rehearsals }, id, version: isOver ? undefined : version },
      {
        onSuccess: ({ id: savedId }) => {
          markSaved({ ...draft, text });
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
          <Suspense fallback={<Loading what="Loading the editor" />}>
            <JsonEditor key={generation} ref={editor} initialText={draft.text} onText={(text) => change({ text })} />
          </Suspense>
          <Text size="xs" c="dimmed" mt={4}>
            <Kbd size="xs">Esc</Kbd>, then <Kbd size="xs">Tab</Kbd> leaves the editor; <Kbd size="xs">Ctrl</Kbd>+
            <Kbd size="xs">S</Kbd> saves.
          </Text>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <FaultList faults={faults} warnings={check.warnings} onChosen={(pointer) => editor.current?.show(pointer)} />
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
