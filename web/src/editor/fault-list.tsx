import { Alert, Box, ScrollArea, Text, UnstyledButton } from '@mantine/core';
import type { FieldFault } from '@rehearsal/contracts/http/problem';
import './fault-list.css';

interface Props {
  readonly faults: readonly FieldFault[];
  readonly warnings: readonly FieldFault[];
  readonly onChosen: (pointer: string) => void;
}

const Row = ({ fault, onChosen }: { readonly fault: FieldFault; readonly onChosen: Props['onChosen'] }) => (
  <li>
    <UnstyledButton className="fault" onClick={() => onChosen(fault.pointer)}>
      <Text span size="xs" ff="monospace" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {fault.pointer === '' ? (fault.section ?? 'template') : fault.pointer}
      </Text>
      <Text span size="sm" style={{ overflowWrap: 'anywhere' }}>
        {fault.message} {fault.hint}
      </Text>
    </UnstyledButton>
  </li>
);

const heading = (count: number): string => (count === 1 ? '1 fault' : `${count} faults`);

/** What is wrong with the template, each leading to its place. */
export const FaultList = ({ faults, warnings, onChosen }: Props) => (
  <Box role="region" aria-label="Validation" aria-live="polite">
    <Alert
      role="note"
      variant="light"
      color={faults.length === 0 ? 'green' : 'red'}
      title={faults.length === 0 ? 'The template is valid' : heading(faults.length)}
      mb="xs"
    >
      {faults.length > 0 && <Text size="xs">The rules are the gateway’s own. Choose a fault to go to its place.</Text>}
    </Alert>
    <ScrollArea.Autosize mah="50dvh">
      <ul className="faults">
        {faults.map((fault) => (
          <Row key={`${fault.pointer} ${fault.message}`} fault={fault} onChosen={onChosen} />
        ))}
      </ul>
      {warnings.length > 0 && (
        <>
          <Text size="sm" fw={600} mt="sm">
            Good to know
          </Text>
          <ul className="faults">
            {warnings.map((warning) => (
              <Row key={`${warning.pointer} ${warning.message}`} fault={warning} onChosen={onChosen} />
            ))}
          </ul>
        </>
      )}
    </ScrollArea.Autosize>
  </Box>
);
