import type { Template } from '@rehearsal/contracts/template/template';

/** Where a session began, and where it is. */
export interface SessionSpan {
  readonly start: Template;
  readonly end: Template;
}

export const END_KINDS = ['phase', 'identities', 'actions', 'order', 'phases', 'notes', 'profile'] as const;
export type EndKind = (typeof END_KINDS)[number];

/** What is expected where nobody picks. */
export const USUAL_ENDS: readonly EndKind[] = ['phase', 'identities', 'actions'];

/** How a session ended, in one respect, as expectations; none where there is nothing to expect. */
export const ENDS: Readonly<Record<EndKind, { words: string; expectations: (span: SessionSpan) => object[] }>> = {
  phase: {
    words: 'the phase in which it ended',
    expectations: ({ end }) => [{ phase: end.coach_state.current_phase }],
  },
  identities: {
    words: 'how many identities there are, and their names',
    expectations: ({ end: { identities } }) => [
      { name: 'as many identities', path: '$.identities', count: identities.length },
      ...identities.map(({ name }) => ({ path: '$.identities[*].name', any: true, equals: name })),
    ],
  },
  actions: {
    words: 'that each kind of action was applied which was applied',
    expectations: (span) => some(applied(span), (types) => ({ actions: { required: [...new Set(types)] } })),
  },
  order: {
    words: 'all actions that were applied, in this order; others may come between',
    expectations: (span) => some(applied(span), (types) => ({ actions: { in_order: types } })),
  },
  phases: {
    words: 'the phases that were entered, and no others',
    expectations: (span) => [{ phases: phasesOf(span) }],
  },
  notes: {
    words: 'how many notes there are',
    expectations: ({ end }) => [{ name: 'as many notes', path: '$.user_notes', count: end.user_notes.length }],
  },
  profile: {
    words: 'that the person stays who they are',
    expectations: () => [{ name: 'the person stays who they are', unchanged: ['$.profile'] }],
  },
};

const since = ({ start, end }: SessionSpan) => end.actions.slice(start.actions.length);

const applied = (span: SessionSpan): string[] => since(span).map(({ action_type }) => action_type);

const some = <T>(list: readonly T[], expectation: (list: readonly T[]) => object): object[] =>
  list.length === 0 ? [] : [expectation(list)];

function phasesOf(span: SessionSpan): string[] {
  const entered = since(span).flatMap(({ action_type, parameters }) =>
    action_type === 'TRANSITION_PHASE' && typeof parameters['to_phase'] === 'string' ? [parameters['to_phase']] : [],
  );
  return [span.start.coach_state.current_phase, ...entered].filter((phase, index, all) => phase !== all[index - 1]);
}
