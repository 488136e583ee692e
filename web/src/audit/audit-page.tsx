import { getRouteApi } from '@tanstack/react-router';
import { useMay } from '../api/auth.js';
import { Empty } from '../components/empty.js';
import { Page } from '../components/page.js';
import { AuditFilters } from './audit-filters.js';
import { AuditLog } from './audit-log.js';
import { ExportMenu } from './export-menu.js';
import { useVerification } from './use-verification.js';
import { WholeVerification } from './whole-verification.js';

const route = getRouteApi('/inside/audit');

const Readable = () => {
  const search = route.useSearch();
  const verification = useVerification();
  return (
    <Page
      title="Audit"
      actions={
        <>
          <ExportMenu search={search} />
          {verification.button}
        </>
      }
    >
      {verification.result}
      <WholeVerification />
      <AuditFilters filter={search} />
      <AuditLog search={search} />
    </Page>
  );
};

/** What was done, by whom, and what came of it, for roles that may read it. */
export const AuditPage = () =>
  useMay('audit:read') ? (
    <Readable />
  ) : (
    <Page title="Audit">
      <Empty title="Your role may not read the audit.">
        It tells what everybody did. Operators and administrators may read it; an administrator can change your role.
      </Empty>
    </Page>
  );
