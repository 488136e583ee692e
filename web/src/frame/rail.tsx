import { Text, UnstyledButton } from '@mantine/core';
import { foldIcon } from './icons.js';
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
