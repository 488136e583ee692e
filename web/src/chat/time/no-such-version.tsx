import { Button } from '@mantine/core';
import { Empty } from '../../components/empty.js';

interface Props {
  /** What the address names. */
  readonly missing: string;
  /** The version that there is now. */
  readonly newest: number;
  readonly onNow: () => void;
}

/** In place of a version that an address names and nobody ever reached. */
export const NoSuchVersion = ({ missing, newest, onNow }: Props) => (
  <Empty title={`There is no version ${missing}`}>
    {newest === 1
      ? 'Nothing has changed yet, so there is version 1 alone.'
      : `This test user has versions 1 to ${newest}. Each change makes another one.`}
    <br />
    <Button size="xs" mt="sm" onClick={onNow}>
      Show what is now
    </Button>
  </Empty>
);
