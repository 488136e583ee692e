import { Container } from '@mantine/core';
import { Empty } from '../parts/empty.js';
import { Page } from '../parts/page.js';
import { TextLink } from '../parts/text-link.js';

export const NotFound = () => (
  <Container size="sm" py="xl">
    <Page title="Page not found">
      <Empty title="There is no page at this address.">
        <TextLink to="/scenarios">Go to the scenarios</TextLink>
      </Empty>
    </Page>
  </Container>
);
