import { ApiError } from '@rehearsal/client/api-error';
import { Anchor, Button, Center, Container, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState, type SubmitEvent } from 'react';
import { freshSession, signInByLink } from '../api/session.js';
import { asApiError } from '../problems/as-api-error.js';
import { Brand } from '../components/brand.js';
import { Loading } from '../components/loading.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { tokenOfLink } from './token-of-link.js';

const route = getRouteApi('/sign-in');

/** The door: a one-time link, opened or pasted. */
export const SignInPage = () => {
  const { link, back } = route.useSearch();
  const router = useRouter();
  const [pasted, setPasted] = useState('');
  const enter = useMutation({
    // Without a link, a cookie of before may still be good.
    mutationFn: (token: string | undefined) => (token === undefined ? freshSession() : signInByLink(token)),
    onSuccess: (session) => {
      if (session !== null) router.history.replace(back?.startsWith('/') ? back : '/scenarios');
    },
  });
  const begin = useEffectEvent(() => {
    document.title = 'Sign in · Rehearsal';
    enter.mutate(link);
  });
  useEffect(() => begin(), [link]);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    enter.mutate(tokenOfLink(pasted));
  };
  const isOpening = enter.isPending && pasted === '';
  return (
    <Center mih="100dvh" component="main">
      <Container size={440} w="100%">
        <Stack align="center" mb="lg">
          <Brand />
        </Stack>
        <Paper withBorder p="xl" radius="lg">
          <Title order={1} size="h3" mb="sm">
            Sign in
          </Title>
          {isOpening ? (
            <Loading what="Signing in" />
          ) : (
            <form onSubmit={submit}>
              <Stack>
                <ProblemAlert error={enter.error === null ? null : explained(enter.error)} />
                <Text size="sm" c="dimmed">
                  Open the one-time link that <code>npm start</code> printed, or paste it here. An administrator can
                  make another one.
                </Text>
                <TextInput
                  label="One-time link"
                  placeholder="http://…/#/sign-in?link=…"
                  value={pasted}
                  onChange={(event) => setPasted(event.currentTarget.value)}
                  autoComplete="off"
                  spellCheck={false}
                  required
                />
                <Button type="submit" loading={enter.isPending}>
                  Sign in
                </Button>
              </Stack>
            </form>
          )}
        </Paper>
        <Text size="xs" c="dimmed" ta="center" mt="md">
          Programs use an API token instead.{' '}
          <Anchor href="/docs" underline="always">
            API documentation
          </Anchor>
        </Text>
      </Container>
    </Center>
  );
};

/** The gateway does not say why a link is refused; a person is told what it usually is. */
const explained = (error: Error): Error =>
  asApiError(error).status === 401
    ? new ApiError({
        status: 401,
        code: 'LINK_REFUSED',
        title: 'This link does not sign in',
        detail: 'A link works once, and not for long. Ask for another one.',
      })
    : error;
