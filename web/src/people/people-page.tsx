import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '../api/auth.js';
import { peopleQuery, useNewLink, useRemovePerson, type Person } from '../api/resources/people.js';
import { ConfirmDialog } from '../components/confirm-dialog.js';
import { Dialog } from '../components/dialog.js';
import { DataTable, Frame } from '../components/tables/data-table.js';
import { Empty } from '../components/empty.js';
import { LoadMore } from '../components/tables/load-more.js';
import { Loading } from '../components/loading.js';
import { Page } from '../components/page.js';
import { notify, notifyProblem } from '../problems/notify.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { InviteDialog } from './invite-dialog.js';
import { LinkShown } from './link-shown.js';
import { PersonRow } from './person-row.js';

const COLUMNS = [
  'Name',
  'Role',
  { title: 'Sessions', from: 'sm' },
  { title: 'Invited', from: 'sm' },
  { title: 'Actions', isRight: true },
] as const;

/** For those who may take people in and send them away. */
const Manageable = () => {
  const query = useInfiniteQuery(peopleQuery);
  const people = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const [isInviting, { open, close }] = useDisclosure();
  const [welcomed, setWelcomed] = useState<Person | null>(null);
  const [leaving, setLeaving] = useState<Person | null>(null);
  const link = useNewLink();
  const remove = useRemovePerson();
  const showLink = (person: Person) => {
    link.mutate(person, { onSuccess: () => setWelcomed(person), onError: notifyProblem });
  };
  const confirm = () => {
    if (leaving === null) return;
    remove.mutate(leaving, {
      onSuccess: ({ message }) => {
        setLeaving(null);
        notify(message);
      },
    });
  };
  return (
    <Page title="People" actions={<Button onClick={open}>Invite a person</Button>}>
      <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading what="Loading people" />}
      {people.length > 0 && (
        <Frame>
          <DataTable label="People" highlightOnHover columns={COLUMNS}>
            {people.map((person) => (
              <PersonRow
                key={person.id}
                person={person}
                onLink={() => showLink(person)}
                onRemove={() => setLeaving(person)}
              />
            ))}
          </DataTable>
        </Frame>
      )}
      <LoadMore query={query} />
      {isInviting && <InviteDialog onClose={close} />}
      {welcomed !== null && link.data !== undefined && (
        <Dialog onClose={() => setWelcomed(null)} title="Sign-in link" closeOnEscape={false} withCloseButton={false}>
          <LinkShown link={link.data} name={welcomed.name} onClose={() => setWelcomed(null)} />
        </Dialog>
      )}
      <ConfirmDialog
        opened={leaving !== null}
        title="Remove a person"
        confirm="Remove"
        isBusy={remove.isPending}
        error={remove.error}
        onConfirm={confirm}
        onClose={() => setLeaving(null)}
      >
        <strong>{leaving?.name}</strong> is signed out everywhere at once, and their links and tokens end. What they did
        stays in the audit log.
      </ConfirmDialog>
    </Page>
  );
};

/** Who may come in, and what they may do. */
export const PeoplePage = () =>
  useMay('user:manage') ? (
    <Manageable />
  ) : (
    <Page title="People">
      <Empty title="Your role may not see who else is here.">
        An administrator invites people, and can change your role.
      </Empty>
    </Page>
  );
