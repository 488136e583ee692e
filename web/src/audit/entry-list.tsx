import { useDisclosure } from '@mantine/hooks';
import type { AuditEntry } from '@rehearsal/contracts/http/audit/audit';
import { useState, type ReactNode } from 'react';
import { Loading } from '../components/loading.js';
import { AuditTable } from './audit-table.js';
import { EntryDrawer } from './entry/entry-drawer.js';
import { useOnRecord } from './use-on-record.js';

interface Props {
  readonly entries: readonly AuditEntry[];
  /** What comes below them, once they are there. */
  readonly children?: ReactNode;
}

/** Entries in words, and the one of them that is looked at. */
export const EntryList = ({ entries, children }: Props) => {
  const [chosen, choose] = useState<AuditEntry | null>(null);
  const [isOpen, { open, close }] = useDisclosure();
  const { recordOf, isPending } = useOnRecord(entries);
  const look = (entry: AuditEntry) => {
    choose(entry);
    open();
  };
  if (isPending) return <Loading what="Loading names" />;
  return (
    <>
      {entries.length > 0 && <AuditTable entries={entries} recordOf={recordOf} onChosen={look} />}
      {children}
      <EntryDrawer isOpen={isOpen} entry={chosen} recordOf={recordOf} onClose={close} />
    </>
  );
};
