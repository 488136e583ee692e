import { Container } from '@mantine/core';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { isPartNotLoaded } from '../parts/load-part.js';
import { ProblemAlert } from '../problems/problem-alert.js';

/** The same where there is no frame around it that would be the main part of the page. */
export const DoorProblem = (props: ErrorComponentProps) => (
  <main>
    <RouteProblem {...props} />
  </main>
);

/** What is shown where a page could not even begin, such as when the gateway is down. */
export const RouteProblem = ({ error, reset }: ErrorComponentProps) => {
  const router = useRouter();
  const retry = () => {
    if (isPartNotLoaded(error)) {
      location.reload();
      return;
    }
    reset();
    void router.invalidate();
  };
  return (
    <Container size="sm" py="xl">
      <ProblemAlert error={error} retry={retry} />
    </Container>
  );
};
