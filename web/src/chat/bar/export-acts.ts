import { fileStem } from '@rehearsal/contracts/scenario/file-stem';
import { downloadFile } from '../../api/files.js';
import type { MenuAct } from '../../components/menus/menu-act.js';
import { notifyProblem } from '../../problems/notify.js';
import { useChat } from '../commands/chat-context.js';
import { exportTemplate } from '../export-template.js';

const FORMATS = [
  { format: 'json', label: 'Export as JSON, with ids and times' },
  { format: 'openai', label: 'Export as OpenAI messages' },
  { format: 'xml', label: 'Export as XML' },
] as const;

/** Takes this test user's conversation away as a file, or the whole state as a template. */
export const useExportActs = (): readonly MenuAct[] => {
  const { view } = useChat();
  const save = (format: (typeof FORMATS)[number]['format']) =>
    downloadFile(
      `/instances/${view.id}/chat-messages?format=${format}`,
      `${fileStem(`${view.scenario_name ?? 'session'} ${view.id.slice(-8)}`)}.json`,
    ).catch(notifyProblem);
  return [
    ...FORMATS.map(({ format, label }) => ({ label, onChosen: () => void save(format) })),
    { label: 'Export as a template', onChosen: () => void exportTemplate(view.id).catch(notifyProblem) },
  ];
};
