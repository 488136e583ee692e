import './bulk.css';
import { Button, Text } from '@mantine/core';
import type { ScenarioRow } from '@rehearsal/contracts/scenario/scenario';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '../../api/auth.js';
import { keys } from '../../api/keys.js';
import type { Selection } from '../table/use-selection.js';
import { changeTagsOf, cleanUpInstances, reset, runRehearsals } from './acts.js';
import { archive } from './archive.js';
import { BulkResults } from './bulk-results.js';
import { CleanupDialog } from './cleanup-dialog.js';
import { TagsDialog } from './tags-dialog.js';
import { useBulk, type BulkAct } from './use-bulk.js';

/** What can be done with all the scenarios that are chosen, and what came of it. */
export const BulkBar = ({ selection }: { readonly selection: Selection }) => {
  const client = useQueryClient();
  const { bulk, start, repeat, stop, close } = useBulk<ScenarioRow>(
    () => void client.invalidateQueries({ queryKey: keys.scenarios }),
  );
  const [asked, ask] = useState<'tags' | 'cleanup' | null>(null);
  const mayWrite = useMay('scenario:write');
  const mayRun = useMay('rehearsal:run');
  const { rows, count } = selection;
  const begin = (act: BulkAct<ScenarioRow>) => {
    ask(null);
    start(act, rows);
  };
  const exportAll = () => {
    const { add, save } = archive();
    begin({ title: 'Export', work: add, after: save });
  };
  const act = (label: string, onClick: () => void) => (
    <Button size="xs" variant="default" onClick={onClick} disabled={bulk?.isRunning === true}>
      {label}
    </Button>
  );
  return (
    <>
      {count > 0 && (
        <div className="bulk-bar" role="toolbar" aria-label="For those selected">
          <Text size="sm" fw={600} role="status">
            {count} selected
          </Text>
          {mayWrite && act('Reset', () => begin({ title: 'Reset', work: reset }))}
          {mayWrite && act('Clean up', () => ask('cleanup'))}
          {mayWrite && act('Tags', () => ask('tags'))}
          {act('Export', exportAll)}
          {mayRun && act('Run rehearsals', () => begin({ title: 'Run rehearsals', work: runRehearsals }))}
          <Button size="xs" variant="subtle" onClick={selection.clear}>
            Select none
          </Button>
        </div>
      )}
      {bulk && <BulkResults bulk={bulk} onStop={stop} onRepeat={repeat} onClose={close} />}
      {asked === 'tags' && (
        <TagsDialog
          count={count}
          tags={[...new Set(rows.flatMap(({ tags }) => tags))].sort()}
          onChange={(add, remove) => begin({ title: 'Tags', work: changeTagsOf(add, remove) })}
          onClose={() => ask(null)}
        />
      )}
      {asked === 'cleanup' && (
        <CleanupDialog
          rows={rows}
          onConfirm={() => begin({ title: 'Clean up', work: cleanUpInstances })}
          onClose={() => ask(null)}
        />
      )}
    </>
  );
};
