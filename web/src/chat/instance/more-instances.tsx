import { Menu, Text } from '@mantine/core';
import { asApiError } from '../../problems/as-api-error.js';

interface Props {
  readonly query: {
    readonly error: Error | null;
    readonly isFetching: boolean;
    readonly hasNextPage: boolean;
    readonly fetchNextPage: () => Promise<unknown>;
  };
}

/** The end of the list of instances: that there are more, that they are on their way, or why there are none. */
export const MoreInstances = ({ query: { error, isFetching, hasNextPage, fetchNextPage } }: Props) => (
  <>
    {error && (
      <Text role="alert" size="xs" c="red" px="sm" py={6}>
        {asApiError(error).message}
      </Text>
    )}
    {hasNextPage && (
      <Menu.Item closeMenuOnClick={false} disabled={isFetching} onClick={() => void fetchNextPage()}>
        {isFetching ? 'Loading…' : 'Load more'}
      </Menu.Item>
    )}
  </>
);
