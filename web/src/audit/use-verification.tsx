import { Alert, Button, List } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AuditVerification } from '@rehearsal/contracts/http/audit';
import { useVerifyAudit } from '../api/audit.js';
import { ProblemAlert } from '../problems/problem-alert.js';

const Result = ({
  verification: { ok, entries, chains, erased, checkpoints },
}: {
  readonly verification: AuditVerification;
}) => (
  <Alert
    role="status"
    mb="md"
    color={ok ? 'green' : 'red'}
    title={ok ? `All ${entries} entries verify` : 'The audit log was changed'}
  >
    <List size="sm">
      <List.Item>
        {chains.filter((chain) => chain.ok).length} of {chains.length} chains are unbroken.
      </List.Item>
      {chains
        .filter((chain) => !chain.ok)
        .map(({ chain, first_bad: bad }) => (
          <List.Item key={chain}>
            {chain}: {bad ? `entry ${bad.n} is the first bad one: ${bad.reason}` : 'does not verify'}
          </List.Item>
        ))}
      {erased.count > 0 && (
        <List.Item style={{ overflowWrap: 'anywhere' }}>
          {erased.count === 1 ? 'One body was' : `${erased.count} bodies were`} erased: {erased.entries.join(', ')}
          {erased.count > erased.entries.length && ', ...'}
        </List.Item>
      )}
      <List.Item>{checkpoints.detail}</List.Item>
    </List>
  </Alert>
);

/** The button that has the hash chain checked from its first entry, and what came of it. */
export const useVerification = (): { readonly button: ReactNode; readonly result: ReactNode } => {
  const verify = useVerifyAudit();
  return {
    button: (
      <Button onClick={() => verify.mutate()} loading={verify.isPending}>
        Verify
      </Button>
    ),
    result: (
      <>
        <ProblemAlert error={verify.error} />
        {verify.data && <Result verification={verify.data} />}
      </>
    ),
  };
};
