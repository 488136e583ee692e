import { Button, Menu } from '@mantine/core';
import { downloadFile } from '../api/files.js';
import { notifyProblem } from '../problems/notify.js';
import { downIcon } from '../components/icons.js';

interface Format {
  readonly ending: string;
  readonly label: string;
}

interface Props {
  /** Where the report is, at the API without the ending that says its format, and among the pages. */
  readonly path: string;
  /** What a saved one is called, likewise. */
  readonly name: string;
  /** Beside HTML, which is also the one that is opened. */
  readonly formats: readonly Format[];
  readonly size?: 'xs' | 'sm';
}

const HTML: Format = { ending: 'html', label: 'HTML, one file that stands alone' };

/** The report of a run that is over: to read, or to take away. */
export const ReportMenu = ({ path, name, formats, size = 'sm' }: Props) => (
  <Button.Group>
    <Button component="a" href={`#${path}`} target="_blank" variant="default" size={size}>
      Open report
    </Button>
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" size={size} px="xs" aria-label="Download the report">
          {downIcon}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Download</Menu.Label>
        {[HTML, ...formats].map(({ ending, label }) => (
          <Menu.Item
            key={ending}
            onClick={() => void downloadFile(`${path}.${ending}`, `${name}.${ending}`).catch(notifyProblem)}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  </Button.Group>
);
