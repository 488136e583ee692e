import { Alert, List } from '@mantine/core';

interface Props {
  readonly title: string;
  readonly notes: readonly { readonly line: number; readonly column: number; readonly message: string }[];
}

/** What was left out of a file, or read in another way, each with its line. */
export const Notes = ({ title, notes }: Props) => (
  <Alert role="status" color="yellow" title={title}>
    <List size="sm">
      {notes.map(({ line, column, message }) => (
        <List.Item key={`${line}:${column} ${message}`}>
          Line {line}: {message}
        </List.Item>
      ))}
    </List>
  </Alert>
);
