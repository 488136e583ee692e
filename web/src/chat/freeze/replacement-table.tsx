import { Badge, Checkbox, Table, Text, TextInput } from '@mantine/core';
import type { Replacement } from '@rehearsal/contracts/http/scenarios/freeze';
import { decided, insteadOf, type Decisions } from './review.js';

interface Props {
  readonly replacements: readonly Replacement[];
  readonly decisions: Decisions;
  readonly onDecide: (decisions: Decisions) => void;
}

/** Each personal text that was found, to be replaced as proposed, replaced otherwise, or kept. */
export const ReplacementTable = ({ replacements, decisions, onDecide }: Props) => (
  <Table.ScrollContainer minWidth={300} maxHeight={280} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
    <Table aria-label="What is replaced" verticalSpacing={6} horizontalSpacing={6} stickyHeader>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">Replace</Table.Th>
          <Table.Th scope="col">Found</Table.Th>
          <Table.Th scope="col">Instead</Table.Th>
          <Table.Th scope="col" ta="right">
            Places
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {replacements.map((replacement) => {
          const { kind, found, places } = replacement;
          const instead = insteadOf(decisions, replacement);
          const isKept = instead === undefined;
          return (
            <Table.Tr key={`${kind} ${found} ${replacement.replacement}`}>
              <Table.Td>
                <Checkbox
                  aria-label={`Replace ${found}`}
                  checked={!isKept}
                  onChange={({ currentTarget: { checked } }) =>
                    onDecide(
                      decided(decisions, replacement, checked ? { instead: replacement.replacement } : { keep: true }),
                    )
                  }
                />
              </Table.Td>
              <Table.Td>
                <Badge variant="light" color="gray" size="sm" tt="none" mr={6} visibleFrom="xs">
                  {kind}
                </Badge>
                <Text span size="sm" style={{ overflowWrap: 'break-word' }}>
                  {found}
                </Text>
              </Table.Td>
              <Table.Td>
                <TextInput
                  size="xs"
                  aria-label={`What stands in place of ${found}`}
                  value={instead ?? found}
                  disabled={isKept}
                  onChange={({ currentTarget: { value } }) =>
                    onDecide(new Map(decisions).set(found, { instead: value }))
                  }
                  onBlur={() => {
                    if (instead !== undefined) onDecide(decided(decisions, replacement, { instead }));
                  }}
                />
              </Table.Td>
              <Table.Td ta="right" title={places.join('\n')}>
                {places.length}
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  </Table.ScrollContainer>
);
