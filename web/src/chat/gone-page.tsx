import { Empty } from '../components/empty.js';
import { Page } from '../components/page.js';
import { TextLink } from '../components/buttons/text-link.js';
import { asApiError } from '../problems/as-api-error.js';

interface Props {
  readonly title: string;
  readonly scenarioId: string | null;
}

/** Whether an answer says that there is no such instance, or that there is none any more. */
export const isGone = (error: Error): boolean => [404, 410].includes(asApiError(error).status);

/** In place of a chat that nothing can be said in any more, however it was left open. */
export const GonePage = ({ title, scenarioId }: Props) => (
  <Page title={title}>
    <Empty title="This test user is gone">
      It was deleted, or its time was over.{' '}
      {scenarioId === null ? (
        <TextLink to="/scenarios" underline="always">
          Go to the scenarios
        </TextLink>
      ) : (
        <TextLink to="/scenarios/$scenarioId/chat" params={{ scenarioId }} search={{}} underline="always">
          Go on with the primary one
        </TextLink>
      )}
    </Empty>
  </Page>
);
