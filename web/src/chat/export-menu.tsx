import { Button, Menu } from '@mantine/core';
import { fileStem } from '@rehearsal/contracts/scenario/file-stem';
import { downloadFile } from '../api/files.js';
import { notifyProblem } from '../problems/notify.js';
import { useChat } from './commands/chat-context.js';
import { exportTemplate } from './export-template.js';

const FORMATS = [
  { format: 'json', label: 'JSON, with ids and times' },
  { format: 'openai', label: 'OpenAI messages' },
  { format: 'xml', label: 'XML' },
] as const;

/** Takes this test user's conversation away as a file, or the whole state as a template. */
export const ExportMenu = () => {
  const { view } = useChat();
  const save = (format: (typeof FORMATS)[number]['format']) =>
    downloadFile(
      `/instances/${view.id}/chat-messages?format=${format}`,
      `${fileStem(`${view.scenario_name ?? 'session'} ${view.id.slice(-8)}`)}.json`,
    ).catch(notifyProblem);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="xs" variant="default">
          Export ▾
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Conversation of {view.profile.first_name}</Menu.Label>
        {FORMATS.map(({ format, label }) => (
          <Menu.Item key={format} onClick={() => void save(format)}>
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>Whole state</Menu.Label>
        <Menu.Item onClick={() => void exportTemplate(view.id).catch(notifyProblem)}>Scenario template</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
