import { useMay } from '../api/auth.js';
import { Empty } from '../components/empty.js';
import { TextLink } from '../components/buttons/text-link.js';

export const NoScenarios = ({ isFiltered }: { readonly isFiltered: boolean }) => {
  const mayWrite = useMay('scenario:write');
  if (isFiltered)
    return (
      <Empty title="No scenario matches">
        <TextLink to="/scenarios" search={{}}>
          Clear the search
        </TextLink>
      </Empty>
    );
  return (
    <Empty title="No scenarios yet">
      A scenario is a snapshot of a person’s coaching session that you can rehearse with, as often as you like.{' '}
      {mayWrite && (
        <>
          <TextLink to="/scenarios/new">Write the first one</TextLink>, or drop a file here.
        </>
      )}
    </Empty>
  );
};
