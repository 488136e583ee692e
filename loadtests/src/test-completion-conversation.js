/** Conversations: create one, talk in it, read it back, list, delete. */
import { Trend } from 'k6/metrics';
import { authThresholds, signIn, signOut, withSession } from '../lib/auth.js';
import { complete, completeStreaming, completionThresholds } from '../lib/completions.js';
import { call, jsonOf } from '../lib/http.js';
import { optionsFor } from '../lib/options.js';
import { outcomes } from '../lib/outcome.js';
import { nextPrompt } from '../lib/prompts.js';

const conversationTime = new Trend('conversation_time_ms', true);
const listTime = new Trend('list_conversations_time_ms', true);
const itemsTime = new Trend('conversation_items_time_ms', true);
const { expect, thresholds: errorThresholds } = outcomes('conversation');

export const options = optionsFor('completion-conversation', {
  always: {
    ...authThresholds,
    ...errorThresholds,
    conversation_time_ms: ['p(95)<3000'],
    list_conversations_time_ms: ['p(95)<3000'],
    conversation_items_time_ms: ['p(95)<3000'],
  },
  ...completionThresholds,
});

export const setup = signIn;
export const teardown = signOut;

function createConversation(session) {
  const tags = { scenario_name: 'create_conversation' };
  const body = { title: 'Load test conversation' };
  const response = call('POST', '/v1/conversations', { body, session, tags });
  conversationTime.add(response.timings.duration);
  const id = jsonOf(response)?.id;
  const created = { 'conversation is created': (r) => r.status === 200 || r.status === 201 };
  expect(response, { ...created, 'conversation has an id': () => Boolean(id) }, tags);
  return id;
}

function readItems(session, id) {
  const tags = { scenario_name: 'conversation_items' };
  const name = 'GET /v1/conversations/{id}/items';
  const response = call('GET', `/v1/conversations/${id}/items`, { session, name, tags });
  itemsTime.add(response.timings.duration);
  expect(
    response,
    {
      'conversation items status 200': (r) => r.status === 200,
      'conversation holds the question and the answer': (r) => jsonOf(r)?.data?.length >= 2,
    },
    tags,
  );
}

function listConversations(session) {
  const tags = { scenario_name: 'list_conversations' };
  const response = call('GET', '/v1/conversations', { session, tags });
  listTime.add(response.timings.duration);
  expect(
    response,
    {
      'list conversations status 200': (r) => r.status === 200,
      'list has conversations': (r) => jsonOf(r)?.data?.length > 0,
    },
    tags,
  );
}

function deleteConversation(session, id) {
  const tags = { scenario_name: 'delete_conversation' };
  const name = 'DELETE /v1/conversations/{id}';
  const response = call('DELETE', `/v1/conversations/${id}`, { session, name, tags });
  expect(response, { 'conversation is deleted': (r) => r.status === 200 || r.status === 204 }, tags);
}

/** One life of a conversation, in which `talk` says something; it is deleted whatever happens in between. */
function conversation(shared, scenario, talk) {
  withSession(shared, (session) => {
    const id = createConversation(session);
    if (!id) return;
    try {
      const extra = { conversation: id, store: true };
      talk(session, '/v1/conv/chat/completions', nextPrompt(), { expect, scenario, extra });
      readItems(session, id);
      listConversations(session);
    } finally {
      deleteConversation(session, id);
    }
  });
}

export const nonstream = (shared) => conversation(shared, 'conversation_completion', complete);

export const stream = (shared) => conversation(shared, 'conversation_streaming', completeStreaming);

export default function (shared) {
  nonstream(shared);
  stream(shared);
}
