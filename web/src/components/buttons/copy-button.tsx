import { Button, CopyButton as Copying } from '@mantine/core';

interface Props {
  readonly value: string;
  readonly label: string;
}

/** Copies a text to the clipboard and says so. */
export const CopyButton = ({ value, label }: Props) => (
  <Copying value={value} timeout={2000}>
    {({ copied, copy }) => (
      <Button size="xs" variant="default" onClick={copy}>
        <span aria-live="polite">{copied ? 'Copied' : label}</span>
      </Button>
    )}
  </Copying>
);
