import { useQuery } from '@tanstack/react-query';
import { versionsQuery } from '../api/resources/versions.js';

/**
 * What a scenario is called now: as its test user knows it until its newest version has told. The scenario itself may hold
 * thousands of messages, which nobody waits for to read its name.
 */
export const useScenarioName = (scenarioId: string | null, known: string | null | undefined): string | undefined => {
  const isKnown = known !== null && known !== undefined;
  const { data } = useQuery({ ...versionsQuery(scenarioId ?? ''), enabled: scenarioId !== null && isKnown });
  return data?.[0]?.name ?? known ?? undefined;
};
