import { Alert, Button, Code, Group, Stack } from '@mantine/core';
import type { SignInLink } from '@rehearsal/contracts/http/access';
import { CopyButton } from '../components/buttons/copy-button.js';
import { exactly } from '../time/exact.js';

interface Props {
  readonly link: SignInLink;
  readonly name: string;
  readonly onClose: () => void;
}

/** The only time that a sign-in link can be seen. */
export const LinkShown = ({ link: { link, expires_at }, name, onClose }: Props) => (
  <Stack>
    <Alert role="note" color="orange" title={`Hand this to ${name}, and to nobody else`}>
      Whoever opens it first is {name}. It works once, until {exactly(expires_at)}, and is not shown again.
    </Alert>
    <Code block aria-label="The sign-in link" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
      {link}
    </Code>
    <Group justify="flex-end">
      <CopyButton value={link} label="Copy link" />
      <Button onClick={onClose}>Done</Button>
    </Group>
  </Stack>
);
