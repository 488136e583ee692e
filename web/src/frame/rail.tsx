import { Text, UnstyledButton } from '@mantine/core';
import { docsIcon, foldIcon } from '../components/icons.js';
import { NavLinks } from './nav-links.js';
import { SystemStatus } from './system-status.js';

interface Props {
  readonly isFolded: boolean;
  readonly onFold: () => void;
  readonly onChosen: () => void;
}

/** Where one can go, how the system is, and how wide all that is shown. */
export const Rail = ({ isFolded, onFold, onChosen }: Props) => (
  <div className={isFolded ? 'rail rail-folded' : 'rail'} style={{ height: '100%' }}>
    <NavLinks isFolded={isFolded} onChosen={onChosen} />
    <div className="rail-foot">
      <SystemStatus isFolded={isFolded} />
      <a
        className="rail-act"
        href="/docs"
        target="_blank"
        rel="noreferrer"
        {...(isFolded && { 'aria-label': 'API documentation', title: 'API documentation' })}
      >
        {docsIcon}
        {!isFolded && <Text size="xs">API documentation</Text>}
      </a>
      <UnstyledButton
        className="rail-act"
        visibleFrom="sm"
        aria-expanded={!isFolded}
        onClick={onFold}
        {...(isFolded && { 'aria-label': 'Show names', title: 'Show names' })}
      >
        {foldIcon}
        {!isFolded && <Text size="xs">Icons only</Text>}
      </UnstyledButton>
    </div>
  </div>
);
