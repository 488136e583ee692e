import { Alert, List } from '@mantine/core';
import type { AuditVerification } from '@rehearsal/contracts/http/audit/audit';
import { When } from '../time/when.js';

interface Props {
  readonly verification: AuditVerification;
}

/** What a verification of the audit log found: which entries it read, and the first bad one of each chain. */
export const VerificationResult = ({ verification: { ok, since, entries, chains, erased, checkpoints } }: Props) => (
  <Alert
    role="status"
    mb="md"
    color={ok ? 'green' : 'red'}
    title={ok ? `${since ? 'The last' : 'All'} ${entries} entries verify` : 'The audit log was changed'}
  >
    <List size="sm">
      {since && (
        <List.Item>
          Read were the entries behind checkpoint {since.seq} of <When at={since.at} />; “Verify all” reads every one.
        </List.Item>
      )}
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
