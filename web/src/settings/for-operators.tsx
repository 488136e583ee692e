import type { ReactNode } from 'react';
import { useMay } from '../api/auth.js';
import { Empty } from '../components/empty.js';
import { Page } from '../components/page.js';

interface Props {
  readonly title: string;
  /** Finishes "Your role may not see ...". */
  readonly what: string;
  /** The page, for those who may see it. */
  readonly children: ReactNode;
}

/** A page of how the system is set up; to others its address says why there is nothing. */
export const ForOperators = ({ title, what, children }: Props) =>
  useMay('settings:read') ? (
    children
  ) : (
    <Page title={title}>
      <Empty title={`Your role may not see ${what}.`}>
        Operators and administrators may; an administrator can change your role.
      </Empty>
    </Page>
  );
