import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { createInstance, type NewInstance as Order } from '../../api/resources/instances.js';
import { keys } from '../../api/keys.js';
import { NewInstanceDialog } from '../../chat/instance/new-instance-dialog.js';

/** Makes another instance and goes on in its chat. */
export const NewInstance = ({ scenarioId }: { readonly scenarioId: string }) => {
  const [isMaking, { open, close }] = useDisclosure();
  const client = useQueryClient();
  const navigate = useNavigate();
  const make = async (order: Order) => {
    const { id } = await createInstance(scenarioId, order);
    void client.invalidateQueries({ queryKey: keys.scenarioInstances(scenarioId) });
    await navigate({ to: '/scenarios/$scenarioId/chat', params: { scenarioId }, search: { instance: id } });
  };
  return (
    <>
      <Button size="xs" variant="default" onClick={open}>
        New instance
      </Button>
      <NewInstanceDialog opened={isMaking} onMake={make} onClose={close} />
    </>
  );
};
