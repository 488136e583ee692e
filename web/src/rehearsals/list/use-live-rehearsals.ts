import { REHEARSAL_RUNS, SCENARIOS } from '@rehearsal/contracts/socket/rooms';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '../../api/keys.js';
import { rehearsalsQuery } from '../../api/resources/rehearsals.js';
import { useRoom } from '../../live/use-room.js';
import { isUnfinished } from '@rehearsal/contracts/rehearsal/unfinished';

/** Every rehearsal, as it is at the server, also when someone else runs one or writes one. */
export const useLiveRehearsals = () => {
  const client = useQueryClient();
  const query = useQuery(rehearsalsQuery);
  const refresh = () => void client.invalidateQueries({ queryKey: keys.rehearsals });
  useRoom(SCENARIOS, { on: { scenario: refresh } });
  const watching = useRoom(REHEARSAL_RUNS, {
    // A join means that pushes may have been missed.
    watched: refresh,
    on: {
      'rehearsal-run': ({ state }) => {
        if (state !== undefined && !isUnfinished(state)) refresh();
      },
    },
  });
  return { query, watching };
};
