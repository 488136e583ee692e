/** The primary instance's id is derived, so whoever knows the scenario knows its instance. */
export const primaryInstanceId = (scenarioId: string): string => `${scenarioId}-primary`;
