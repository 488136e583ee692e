import { Container } from '@mantine/core';
import { Empty } from '../components/empty.js';
import { Page } from '../components/page.js';
import { TextLink } from '../components/buttons/text-link.js';

export const NotFound = () => (
  <Container component="main" size="sm" py="xl">
    <Page title="Page not found">
      <Empty title="There is no page at this address.">
        <TextLink to="/scenarios">Go to the scenarios</TextLink>
      </Empty>
    </Page>
  </Container>
);
