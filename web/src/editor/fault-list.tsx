import { Text, UnstyledButton } from '@mantine/core';
import type { TextFault } from './text/scenario-text.js';
import './fault-list.css';

interface Props {
  readonly faults: readonly TextFault[];
  readonly warnings: readonly TextFault[];
  readonly onChosen: (fault: TextFault) => void;
}

const placeOf = ({ pointer, line, column }: TextFault): string =>
  pointer === '' ? `Line ${line}, column ${column}` : pointer;

const headingOf = (faults: number, warnings: number): string => {
  if (faults > 0) return faults === 1 ? '1 fault' : `${faults} faults`;
  return warnings === 0 ? 'The scenario is valid' : 'The scenario is valid; good to know:';
};

/** What is wrong with the scenario, by the gateway's own rules, each leading to its place in the form and in the JSON. */
export const FaultList = ({ faults, warnings, onChosen }: Props) => {
  const shown = faults.length > 0 ? faults : warnings;
  return (
    <div role="region" aria-label="Validation" aria-live="polite" className="validation">
      <Text
        size="sm"
        fw={600}
        c={faults.length === 0 ? 'var(--mantine-color-teal-light-color)' : 'var(--mantine-color-error)'}
        className="verdict"
      >
        {headingOf(faults.length, warnings.length)}
      </Text>
      {shown.length > 0 && (
        <ul className="faults">
          {shown.map((fault) => (
            <li key={`${fault.pointer} ${fault.message}`}>
              <UnstyledButton className="fault" onClick={() => onChosen(fault)}>
                <Text span size="xs" ff="monospace" c="dimmed" className="fault-place">
                  {placeOf(fault)}
                </Text>
                <Text span size="sm">
                  {fault.message}
                </Text>
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
