import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { tokensQuery } from '../api/tokens.js';
import { Empty } from '../components/empty.js';
import { Loading } from '../components/loading.js';
import { Page } from '../components/page.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { NewTokenDialog } from './new-token-dialog.js';
import { TokenTable } from './token-table.js';

/** Tokens by which programs, such as CI, speak to the API. */
export const TokensPage = () => {
  const query = useQuery(tokensQuery);
  const [isOpen, { open, close }] = useDisclosure();
  return (
    <Page title="API tokens" actions={<Button onClick={open}>New token</Button>}>
      <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading what="Loading tokens" />}
      {query.data?.length === 0 && (
        <Empty title="No tokens yet">Make one for each program that is to use the API.</Empty>
      )}
      {query.data !== undefined && query.data.length > 0 && <TokenTable tokens={query.data} />}
      {isOpen && <NewTokenDialog onClose={close} />}
    </Page>
  );
};
