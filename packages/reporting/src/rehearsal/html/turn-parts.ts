import { shownValue } from '@rehearsal/contracts/rehearsal/rehearsal-report';
import type { ToldAction, TrialStep, TrialTurn, TurnRecord } from '@rehearsal/contracts/rehearsal/trial';
import { escapeHtml } from '../../html/escape-html.js';
import { folded } from '../../html/parts.js';

const LONGEST_MESSAGE = 20_000;
const MOST_CHANGES = 50;
type Changes = TurnRecord['changes'];

/** One exchange: what the person said, what the coach answered, offered and did, and how the state changed by it. */
export function turnParts({ said, chosen, reply, choices, actions, phase }: TrialTurn, changes: Changes): string {
  const offered = choices.length === 0 ? '' : aside(`offers ${choices.map((choice) => `“${choice}”`).join(', ')}`);
  return (
    saidPart({ said, chosen }) +
    message('reply', `Coach, in ${phase}`, reply) +
    offered +
    actions.map((action) => aside(actionWords(action))).join('') +
    changesPart(changes)
  );
}

type Saying = NonNullable<TrialStep['unanswered']>;

const saidPart = ({ said, chosen }: Saying): string =>
  message('said', chosen ? 'Person, by a choice that was offered' : 'Person', said);

/** What the trial ended over: there is no answer to it. */
export const unansweredPart = (unanswered: Saying): string =>
  saidPart(unanswered) + aside('There was no answer to this, and the trial ended.');

const message = (look: string, who: string, text: string): string =>
  `<div class="${look}"><span class="who">${escapeHtml(who)}</span>${escapeHtml(text, LONGEST_MESSAGE)}</div>`;

const aside = (text: string): string => `<p class="aside">${escapeHtml(text)}</p>`;

const actionWords = ({ action_type, parameters, refused }: ToldAction): string =>
  `${refused === undefined ? 'does' : 'is refused'} ${action_type} ${shownValue(parameters)}` +
  (refused === undefined ? '' : `: ${refused}`);

function changesPart(changes: Changes): string {
  if (changes.length === 0) return '';
  const lines = changes.slice(0, MOST_CHANGES).map(({ pointer, left, right }) => {
    const before = left === undefined ? 'not there' : shownValue(left);
    const after = right === undefined ? 'not there' : shownValue(right);
    return `<li>${escapeHtml(`${pointer}: ${before} → ${after}`)}</li>`;
  });
  const left = changes.length - lines.length;
  const more = left > 0 ? `<li>${left} more</li>` : '';
  const title = changes.length === 1 ? 'One change of the state' : `${changes.length} changes of the state`;
  return folded(title, `<ul class="aside">${lines.join('')}${more}</ul>`);
}
