import type { Written } from '@rehearsal/client/query';
import type { AuditFilter } from '@rehearsal/contracts/http/audit/audit';
import { Button } from '@mantine/core';
import { withQuery } from '@rehearsal/client/query';
import { useMutation } from '@tanstack/react-query';
import { downloadFile } from '../api/files.js';
import { ActMenu } from '../components/menus/act-menu.js';
import { notifyProblem } from '../problems/notify.js';
import { narrowing } from './narrowing.js';

const FORMATS = [
  { format: 'jsonl', label: 'JSON Lines, with its proof' },
  { format: 'csv', label: 'CSV, for spreadsheets' },
] as const;

/** Takes away what the filter finds, all of it and not only what is shown. */
export const ExportMenu = ({ search }: { readonly search: Written<AuditFilter> }) => {
  const save = useMutation({
    mutationFn: (format: string) =>
      downloadFile(withQuery('/audit/export', { ...narrowing(search), format }), `audit.${format}`),
    onError: notifyProblem,
  });
  return (
    <ActMenu
      width={230}
      groups={[FORMATS.map(({ format, label }) => ({ label, onChosen: () => save.mutate(format) }))]}
      target={
        <Button variant="default" loading={save.isPending}>
          Export
        </Button>
      }
    />
  );
};
