import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMay } from '../api/auth.js';
import { tokensQuery } from '../api/resources/tokens.js';
import { Empty } from '../components/empty.js';
import { LoadMore } from '../components/tables/load-more.js';
import { Loading } from '../components/loading.js';
import { Page } from '../components/page.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { NewTokenDialog } from './new-token-dialog.js';
import { TokenTable } from './token-table.js';

/** For those who may make and end them. */
const Manageable = () => {
  const query = useInfiniteQuery(tokensQuery);
  const tokens = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const [isOpen, { open, close }] = useDisclosure();
  return (
    <Page title="API tokens" actions={<Button onClick={open}>New token</Button>}>
      <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading what="Loading tokens" />}
      {query.isSuccess && tokens.length === 0 && (
        <Empty title="No tokens yet">Make one for each program that is to use the API.</Empty>
      )}
      {tokens.length > 0 && <TokenTable tokens={tokens} />}
      <LoadMore query={query} />
      {isOpen && <NewTokenDialog onClose={close} />}
    </Page>
  );
};

/** Tokens by which programs, such as CI, speak to the API. */
export const TokensPage = () =>
  useMay('token:manage') ? (
    <Manageable />
  ) : (
    <Page title="API tokens">
      <Empty title="Your role may not see API tokens.">
        An administrator makes and ends them, and can change your role.
      </Empty>
    </Page>
  );
