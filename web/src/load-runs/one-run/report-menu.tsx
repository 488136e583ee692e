import { Button, Menu } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { downloadFile, openFile } from '../../api/files.js';
import { notifyProblem } from '../../problems/notify.js';

const FORMATS = [
  { ending: 'html', label: 'HTML, one file that stands alone' },
  { ending: 'md', label: 'Markdown' },
  { ending: 'xml', label: 'JUnit XML' },
  { ending: 'csv', label: 'CSV' },
  { ending: 'json', label: 'JSON' },
] as const;

/** The report of a run that is over: to read, or to take away. */
export const ReportMenu = ({ runId }: { readonly runId: string }) => {
  const pathOf = (ending: string) => `/load-runs/${runId}/report.${ending}`;
  const open = useMutation({
    mutationFn: () => openFile(pathOf('html'), `${runId}.html`),
    onError: notifyProblem,
  });
  return (
    <Button.Group>
      <Button variant="default" loading={open.isPending} onClick={() => open.mutate()}>
        Open report
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" px="xs" aria-label="Download the report">
            ▾
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Download</Menu.Label>
          {FORMATS.map(({ ending, label }) => (
            <Menu.Item
              key={ending}
              onClick={() => void downloadFile(pathOf(ending), `${runId}.${ending}`).catch(notifyProblem)}
            >
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Button.Group>
  );
};
