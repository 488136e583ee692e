import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useVerifyAudit, useVerifyWholeAudit, wholeVerificationQuery } from '../api/resources/audit.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { VerificationResult } from './verification-result.js';

/** The buttons that have the hash chains checked, and what came of the check that is over at once. */
export const useVerification = (): { readonly button: ReactNode; readonly result: ReactNode } => {
  const verify = useVerifyAudit();
  const verifyWhole = useVerifyWholeAudit();
  const whole = useQuery(wholeVerificationQuery);
  return {
    button: (
      <Group gap="sm">
        <Button
          variant="default"
          onClick={() => verifyWhole.mutate()}
          loading={verifyWhole.isPending}
          disabled={whole.data?.state === 'running'}
        >
          Verify all
        </Button>
        <Button onClick={() => verify.mutate()} loading={verify.isPending}>
          Verify
        </Button>
      </Group>
    ),
    result: (
      <>
        <ProblemAlert error={verify.error ?? verifyWhole.error} />
        {verify.data && <VerificationResult verification={verify.data} />}
      </>
    ),
  };
};
