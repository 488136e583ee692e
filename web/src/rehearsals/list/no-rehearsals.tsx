import { Code } from '@mantine/core';
import { useMay } from '../../api/auth.js';
import { Empty } from '../../components/empty.js';
import { TextLink } from '../../components/buttons/text-link.js';

export const NoRehearsals = ({ isFiltered }: { readonly isFiltered: boolean }) => {
  const mayWrite = useMay('scenario:write');
  if (isFiltered)
    return (
      <Empty title="No rehearsal matches">
        <TextLink to="/rehearsals" search={{}}>
          Clear the filter
        </TextLink>
      </Empty>
    );
  return (
    <Empty title="No rehearsals yet">
      A scenario says how a session stands. A rehearsal adds what the person says next and what must be true afterwards;
      it is run as often as you like, each time with a fresh test user, and tells whether the coach always passes, is
      flaky or always fails.
      <br />
      {mayWrite ? (
        <>
          Open a{' '}
          <TextLink to="/scenarios" underline="always">
            scenario
          </TextLink>
          , choose Edit, and write the first one under Rehearsals, or run a file:{' '}
          <Code>rehearse run ./my-scenario.json</Code>
        </>
      ) : (
        <>Whoever writes scenarios can add the first one.</>
      )}
    </Empty>
  );
};
