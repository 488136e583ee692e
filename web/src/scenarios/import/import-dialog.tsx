import { FileInput, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { problemOf } from '@rehearsal/client/problem-of';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState, type SubmitEvent } from 'react';
import { useImportScenario } from '../../api/resources/scenarios.js';
import { asApiError } from '../../problems/as-api-error.js';
import { FormButtons } from '../../components/buttons/form-buttons.js';
import { Dialog } from '../../components/dialog.js';
import { notify } from '../../problems/notify.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { ImportedNotes } from './imported-notes.js';
import { readFile, type Chosen } from './read-file.js';

const unknownFormat = problemOf(400, {
  title: 'Neither JSON nor XML',
  detail: 'Choose a scenario as JSON, or a conversation as JSON, JSON Lines, a ChatGPT export or XML.',
});
const notText = (detail: string) => problemOf(400, { title: 'The file is no text', detail });

interface Props {
  /** One that was dropped; without it, one is chosen here. */
  readonly dropped?: File;
  readonly onClose: () => void;
}

/** Makes a scenario of a file: a whole one, or a bare conversation, which needs a name. */
export const ImportDialog = ({ dropped, onClose }: Props) => {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [name, setName] = useState('');
  const [firstName, setFirstName] = useState('');
  const [lastName, setLastName] = useState('');
  const bring = useImportScenario();
  const navigate = useNavigate();
  const isScenario = chosen?.format === 'scenario';
  const isConversation = chosen?.format !== undefined && !isScenario;

  const choose = async (file: File | null) => {
    bring.reset();
    if (file === null) {
      setChosen(null);
      return;
    }
    setChosen(await readFile(file));
  };
  useEffect(() => {
    if (dropped) void readFile(dropped).then(setChosen);
  }, [dropped]);
  const open = (scenarioId: string) => {
    onClose();
    void navigate({ to: '/scenarios/$scenarioId/chat', params: { scenarioId } });
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (chosen === null) return;
    const given = {
      name: name.trim(),
      ...(isConversation && { first_name: firstName.trim(), last_name: lastName.trim() }),
    };
    bring.mutate(
      { content: chosen.text, ...given },
      {
        onSuccess: ({ id, warnings }) => {
          if (warnings.length > 0) return;
          notify('Imported.');
          open(id);
        },
      },
    );
  };

  return (
    <Dialog onClose={onClose} title="Import a scenario">
      {bring.data && bring.data.warnings.length > 0 ? (
        <ImportedNotes notes={bring.data.warnings} onOpen={() => open(bring.data.id)} />
      ) : (
        <form onSubmit={submit}>
          <Stack>
            <ProblemAlert error={bring.error === null ? null : asApiError(bring.error)} />
            {chosen !== null && chosen.format === undefined && (
              <ProblemAlert error={chosen.fault === undefined ? unknownFormat : notText(chosen.fault)} />
            )}
            <FileInput
              label="File"
              description="A scenario (JSON), or a conversation: JSON, messages, JSON Lines, a ChatGPT export, XML"
              placeholder="Choose a file…"
              accept=".json,.jsonl,.ndjson,.xml,application/json,application/xml,text/xml"
              value={chosen?.file ?? null}
              onChange={(file) => void choose(file)}
              clearable
              clearButtonProps={{ 'aria-label': 'Take the file away' }}
              data-autofocus
            />
            {chosen?.preview && (
              <Text size="sm" role="status" {...(!chosen.preview.ok && { c: 'var(--mantine-color-error)' })}>
                {chosen.preview.words}
              </Text>
            )}
            {chosen?.format !== undefined && (
              <TextInput
                label="Scenario name"
                description={isScenario ? 'Empty: as the file says' : 'A conversation has none of its own'}
                placeholder={(chosen.preview?.ok === true && chosen.preview.name) || undefined}
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
                maxLength={200}
                required={isConversation}
              />
            )}
            {isConversation && (
              <SimpleGrid cols={2}>
                <TextInput
                  label="First name"
                  value={firstName}
                  onChange={(event) => setFirstName(event.currentTarget.value)}
                  maxLength={200}
                />
                <TextInput
                  label="Last name"
                  value={lastName}
                  onChange={(event) => setLastName(event.currentTarget.value)}
                  maxLength={200}
                />
              </SimpleGrid>
            )}
            <FormButtons
              submit="Import"
              isBusy={bring.isPending}
              disabled={chosen?.format === undefined || (isConversation && name.trim() === '')}
              onCancel={onClose}
            />
          </Stack>
        </form>
      )}
    </Dialog>
  );
};
