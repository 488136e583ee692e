import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { keys } from '../../api/keys.js';
import { importScenario } from '../../api/resources/scenarios.js';
import { FormButtons } from '../../components/buttons/form-buttons.js';
import { Dialog } from '../../components/dialog.js';
import { Loading } from '../../components/loading.js';
import { BulkResults } from '../bulk/bulk-results.js';
import type { ActOutcome } from '../bulk/do-for-each.js';
import { useBulk } from '../bulk/use-bulk.js';
import { readFile, type Chosen } from './read-file.js';

interface Row extends Chosen {
  readonly id: string;
  /** Of what is made: as the file says, or after the file where that says nothing. */
  readonly name: string;
}

const rowOf = (chosen: Chosen, index: number): Row => {
  const said = chosen.preview?.ok === true ? chosen.preview.name : null;
  return { ...chosen, id: String(index), name: said ?? chosen.file.name.replace(/\.[^.]+$/, '') };
};

const bring = async ({ text, name }: Row): Promise<ActOutcome> => {
  const { id, warnings } = await importScenario({ content: text, name });
  const noted = warnings.length === 0 ? '' : ` ${warnings.length} left out or read in another way.`;
  return { isDone: true, words: `Imported.${noted}`, to: `/scenarios/${id}` };
};

const whyNot = ({ preview, fault }: Chosen): string | undefined => {
  if (preview?.ok === true) return undefined;
  return preview?.words ?? fault ?? 'Neither JSON nor XML.';
};

interface Props {
  readonly dropped: readonly File[];
  readonly onClose: () => void;
}

/** Several files at once: first what would be made of each, then what came of it. */
export const ImportManyDialog = ({ dropped, onClose }: Props) => {
  const [rows, setRows] = useState<readonly Row[]>();
  const client = useQueryClient();
  const { bulk, start, repeat, stop, close } = useBulk<Row>(
    () => void client.invalidateQueries({ queryKey: keys.scenarios }),
  );
  useEffect(() => {
    void Promise.all(dropped.map(readFile)).then((files) => setRows(files.map(rowOf)));
  }, [dropped]);
  const good = rows?.filter((row) => whyNot(row) === undefined) ?? [];
  const rename = (id: string, name: string) =>
    setRows((before) => before?.map((row) => (row.id === id ? { ...row, name } : row)));
  return (
    <Dialog onClose={onClose} title="Import scenarios" size="lg">
      {rows === undefined && <Loading what="Reading the files" />}
      {rows && bulk && (
        <>
          <BulkResults bulk={bulk} onStop={stop} onRepeat={repeat} onClose={close} />
          <Button variant="default" onClick={onClose} disabled={bulk.isRunning}>
            Back to the list
          </Button>
        </>
      )}
      {rows && !bulk && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            start({ title: 'Import', work: bring }, good);
          }}
        >
          <Stack>
            {rows.map((row) => (
              <FileToImport key={row.id} row={row} onRename={(name) => rename(row.id, name)} />
            ))}
            <FormButtons
              submit={`Import ${good.length}`}
              isBusy={false}
              disabled={good.length === 0 || good.some(({ name }) => name.trim() === '')}
              onCancel={onClose}
            />
          </Stack>
        </form>
      )}
    </Dialog>
  );
};

const FileToImport = ({ row, onRename }: { readonly row: Row; readonly onRename: (name: string) => void }) => {
  const fault = whyNot(row);
  return fault === undefined ? (
    <TextInput
      label={row.file.name}
      description={row.preview?.words}
      value={row.name}
      onChange={(event) => onRename(event.currentTarget.value)}
      maxLength={200}
      required
      withAsterisk={false}
    />
  ) : (
    <div>
      <Text size="sm" fw={500}>
        {row.file.name}
      </Text>
      <Text size="xs" c="var(--mantine-color-error)">
        Left out: {fault}
      </Text>
    </div>
  );
};
