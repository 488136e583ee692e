import { SCENARIOS } from '@rehearsal/contracts/socket/rooms';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '../api/keys.js';
import { scenarioQuery } from '../api/resources/scenarios.js';
import { useRoom } from '../live/use-room.js';

/** A scenario and what the pages keep of it, as they are at the server, also when someone else changes it. */
export const useScenario = (scenarioId: string) => {
  const client = useQueryClient();
  const query = useQuery(scenarioQuery(scenarioId));
  const refresh = () => void client.invalidateQueries({ queryKey: keys.scenarios });
  const watching = useRoom(SCENARIOS, {
    // A join means that pushes may have been missed.
    watched: refresh,
    on: {
      scenario: ({ id }) => {
        if (id === scenarioId) refresh();
      },
    },
  });
  return { query, watching };
};
