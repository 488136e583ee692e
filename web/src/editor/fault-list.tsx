import { Alert, Box, ScrollArea, Text, UnstyledButton } from '@mantine/core';
import type { PlacedFault } from './check-text.js';
import { jsonParts } from './json-parts.js';
import './fault-list.css';

interface Props {
  readonly faults: readonly PlacedFault[];
  readonly warnings: readonly PlacedFault[];
  readonly onChosen: (fault: PlacedFault) => void;
}

const Row = ({ fault, onChosen }: { readonly fault: PlacedFault; readonly onChosen: Props['onChosen'] }) => (
  <li>
    <UnstyledButton className="fault" onClick={() => onChosen(fault)}>
      <Text span size="xs" ff="monospace" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {placeOf(fault)}
      </Text>
      <Text span size="sm" style={{ overflowWrap: 'anywhere' }}>
        {fault.message} {fault.hint}
      </Text>
    </UnstyledButton>
  </li>
);

/** A template is what most of it is, so places in it are told without its name. */
const placeOf = ({ part, pointer, section }: PlacedFault): string => {
  if (pointer === '') return section ?? jsonParts[part].label;
  return part === 'template' ? pointer : `/${part}${pointer}`;
};

const heading = (count: number): string => (count === 1 ? '1 fault' : `${count} faults`);

/** What is wrong with the scenario, each leading to its place. */
export const FaultList = ({ faults, warnings, onChosen }: Props) => (
  <Box role="region" aria-label="Validation" aria-live="polite">
    <Alert
      role="note"
      variant="light"
      color={faults.length === 0 ? 'green' : 'red'}
      title={faults.length === 0 ? 'The scenario is valid' : heading(faults.length)}
      mb="xs"
    >
      {faults.length > 0 && <Text size="xs">The rules are the gateway’s own. Choose a fault to go to its place.</Text>}
    </Alert>
    <ScrollArea.Autosize mah="50dvh">
      <ul className="faults">
        {faults.map((fault) => (
          <Row key={`${fault.part} ${fault.pointer} ${fault.message}`} fault={fault} onChosen={onChosen} />
        ))}
      </ul>
      {warnings.length > 0 && (
        <>
          <Text size="sm" fw={600} mt="sm">
            Good to know
          </Text>
          <ul className="faults">
            {warnings.map((warning) => (
              <Row key={`${warning.part} ${warning.pointer} ${warning.message}`} fault={warning} onChosen={onChosen} />
            ))}
          </ul>
        </>
      )}
    </ScrollArea.Autosize>
  </Box>
);
