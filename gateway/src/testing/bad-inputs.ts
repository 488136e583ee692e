import { TEMPLATE_BODY_BYTES } from '@rehearsal/contracts/instance/instance-bounds';
import { aTemplate } from '@rehearsal/testing/templates';
import type { Asked } from './gateway-under-test.js';

/** One request that must be turned away, with its exact answer. `{scenario}` and `{instance}` stand for ids that exist. */
export interface BadInput {
  what: string;
  path: string;
  asked?: Asked;
  status: number;
  code: string;
  /** Where the fault is, of those that have a place. */
  pointer?: string;
  hint?: string;
}

const scenarios = 'test-scenarios';
const scenario = (change: object) => ({ name: 'bad', template: { ...aTemplate(), ...change } });
const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) });
const invalid = { status: 400, code: 'INVALID_INPUT' };
const post = (what: string, body: unknown, pointer: string, path = scenarios): BadInput => ({
  what,
  path,
  asked: { body },
  pointer,
  ...invalid,
});
const raw = (what: string, text: string | Uint8Array, pointer: string): BadInput => ({
  what,
  path: scenarios,
  asked: { raw: text },
  pointer,
  ...invalid,
});
const get = (what: string, path: string, pointer: string): BadInput => ({ what, path, pointer, ...invalid });
const withHeaders = (what: string, headers: Record<string, string>, status: number, code: string): BadInput => ({
  what,
  path: scenarios,
  asked: { body: scenario({}), headers },
  status,
  code,
});
const unauthenticated = (what: string, asked: Asked, path = scenarios): BadInput => ({
  what,
  path,
  asked,
  status: 401,
  code: 'UNAUTHENTICATED',
});
const header = (claims: object) => Buffer.from(JSON.stringify(claims)).toString('base64url');

export const badInputs: BadInput[] = [
  raw('JSON that is cut off', '{"name":', ''),
  raw('JSON with a trailing comma', '{"name":"a",}', ''),
  raw('a list for a body', '[]', ''),
  raw('a number for a body', '5', ''),
  raw('null for a body', 'null', ''),
  { what: 'no body at all', path: scenarios, asked: { method: 'POST' }, pointer: '', ...invalid },
  raw('bytes that are no UTF-8', Buffer.from('{"name":"caf\xe9","template":{}}', 'latin1'), ''),
  raw('a key that is there twice', '{"name":"a","name":"b","template":{}}', '/name'),
  raw('a name with a NUL in it', '{"name":"a\\u0000b","template":{}}', '/name'),
  post('a name that turns the direction of writing', { name: 'a\u202eb', template: aTemplate() }, '/name'),
  post('a tag with a space without width', { name: 'a', tags: ['b\u200b'], template: aTemplate() }, '/tags/0'),
  post(
    'a rehearsal in which nobody sees what is said',
    { name: 'a', template: aTemplate(), rehearsals: [{ name: 'r', script: [{ say: '\u200b\u2060' }] }] },
    '/rehearsals/0/script/0/say',
  ),
  raw('half of a surrogate pair', '{"name":"a\\ud800","template":{}}', '/name'),
  raw('a whole number that would be rounded, as a fraction', '{"name":9007199254740993.0}', '/name'),
  raw('a whole number that would be rounded', '{"name":"a","template":{"n":12345678901234567890}}', '/template/n'),
  raw('a __proto__ key', '{"name":"a","__proto__":{"admin":true},"template":{}}', '/__proto__'),
  raw(
    'a constructor key deep inside',
    '{"name":"a","template":{"user":{"constructor":{}}}}',
    '/template/user/constructor',
  ),
  raw('a prototype key', '{"name":"a","prototype":1,"template":{}}', '/prototype'),
  post('a query operator for a name', { name: { $gt: '' }, template: aTemplate() }, '/name/$gt'),
  post(
    'a $where inside a template',
    scenario({ coach_state: { current_phase: 'INTRODUCTION', metadata: { $where: '1' } } }),
    '/template/coach_state/metadata/$where',
  ),
  post('a body 21 deep', nested(21), '/a'.repeat(20)),
  post('an unknown key', { ...scenario({}), colour: 'red' }, '/colour'),
  post('no name', { template: aTemplate() }, '/name'),
  post('a blank name', { name: '  ', template: aTemplate() }, '/name'),
  post('a name of 201 characters', { name: 'n'.repeat(201), template: aTemplate() }, '/name'),
  post('a number for a name', { name: 5, template: aTemplate() }, '/name'),
  post('a tag that is a number', { ...scenario({}), tags: ['a', 5] }, '/tags/1'),
  post('no template', { name: 'bad' }, '/template'),
  post('a text for a template', { name: 'bad', template: 'x' }, '/template'),
  {
    ...post('an unknown section', scenario({ identites: [] }), '/template/identites'),
    hint: 'Did you mean "identities"?',
  },
  {
    ...post(
      'a phase that is misspelt',
      scenario({ coach_state: { current_phase: 'INTRODUCTON' } }),
      '/template/coach_state/current_phase',
    ),
    hint: 'Did you mean INTRODUCTION?',
  },
  post(
    'a parameter that an action does not have',
    scenario({ actions: [{ action_type: 'END_BREAK', parameters: { x: 1 } }] }),
    '/template/actions/0/parameters/x',
  ),
  post(
    'a test user who would be staff',
    scenario({ user: { first_name: 'A', last_name: 'B', is_staff: true } }),
    '/template/user/is_staff',
  ),
  post('a current identity that is not there', scenario({ identities: [] }), '/template/coach_state/current_identity'),
  {
    what: 'a faulty merge into a template',
    path: `${scenarios}/{scenario}`,
    asked: { method: 'PATCH', body: { template: { coach_state: { current_phase: 'NOWHERE' } } } },
    pointer: '/template/coach_state/current_phase',
    ...invalid,
  },
  get('a limit of nothing', `${scenarios}?limit=0`, 'limit'),
  get('a limit that is a word', `${scenarios}?limit=many`, 'limit'),
  get('a limit that comes twice', `${scenarios}?limit=1&limit=2`, 'limit'),
  get('an unknown query parameter', `${scenarios}?colour=red`, 'colour'),
  get('a query parameter with an operator', `${scenarios}?q[$gt]=`, 'q[$gt]'),
  get('a query parameter with bytes that are no text', `${scenarios}?tag=%FF`, 'tag'),
  get('an id with a space', `${scenarios}/a%20b`, 'id'),
  get('an id with an operator', `${scenarios}/$ne`, 'id'),
  get('an id of 129 characters', `instances/${'i'.repeat(129)}`, 'id'),
  { what: 'a path that is not encoded', path: `${scenarios}/%E0%A4%A`, ...invalid },
  get('a version of nothing', 'instances/{instance}?at=0', 'at'),
  get('a version that is a word', 'instances/{instance}/profile?at=first', 'at'),
  get('a kind that is neither', 'instances?kind=ghost', 'kind'),
  get('a load run state that is not one', 'load-runs?state=sleeping', 'state'),
  get('an unknown query parameter of an export', 'audit/export?colour=red', 'colour'),
  get('a page of an export', 'audit/export?limit=5', 'limit'),
  {
    what: 'a version for what compares none',
    path: 'load-runs/any/move',
    asked: { body: { to: 'front' }, headers: { 'if-match': '"3"' } },
    pointer: 'If-Match',
    ...invalid,
  },
  get('a day without a time', 'audit?since=yesterday', 'since'),
  get('a correlation id that no entry has room for', `audit?correlation_id=${'c'.repeat(257)}`, 'correlation_id'),
  get('a correlation id with an operator', 'audit?correlation_id[$ne]=', 'correlation_id[$ne]'),
  get('an operation id that is not one', 'operations/scenario.only-two', 'id'),
  get('an operation of an aggregate that is not one', 'operations/user.a.b', 'id'),
  post('a message of nothing', { content: '' }, '/content', 'instances/{instance}/messages'),
  post('a message that nobody sees', { content: '\u200b' }, '/content', 'instances/{instance}/messages'),
  post('a message that is no text', { content: ['hello'] }, '/content', 'instances/{instance}/messages'),
  post(
    'a message of 100,001 characters',
    { content: 'm'.repeat(100_001) },
    '/content',
    'instances/{instance}/messages',
  ),
  post('a body where none is read', { force: true }, '/force', 'instances/{instance}/reset'),
  post('a label that is a list', { label: [] }, '/label', `${scenarios}/{scenario}/instances`),
  post('fresh that is a text', { fresh: 'yes' }, '/fresh', `${scenarios}/{scenario}/start`),
  post('a freeze of nobody', { name: 'frozen' }, '/instance_id', 'freeze-session'),
  post(
    'a freeze of two',
    { name: 'frozen', instance_id: 'a', session_id: 'b' },
    '/instance_id',
    `${scenarios}/freeze-session`,
  ),
  post('a load test by path', { test: '../../etc/passwd' }, '/test', 'load-runs'),
  post('a load run with flags', { test: 'a', parameters: { flags: '--out' } }, '/parameters/flags', 'load-runs'),
  post(
    'a load target that is no web address',
    { test: 'a', parameters: { target: 'file:///etc/passwd' } },
    '/parameters/target',
    'load-runs',
  ),
  post(
    'a load run backwards in time',
    { test: 'a', parameters: { duration_min: -1 } },
    '/parameters/duration_min',
    'load-runs',
  ),
  post('a clock that is not moved', {}, '', 'instances/{instance}/clock'),
  post('a clock set to a word', { set: 'tomorrow' }, '/set', 'instances/{instance}/clock'),
  post('a clock set without a zone', { set: '2030-01-01T00:00:00' }, '/set', 'instances/{instance}/clock'),
  post('a clock that goes back', { advance: -60 }, '/advance', 'instances/{instance}/clock'),
  post('a clock ahead by a month', { advance: 'P1M' }, '/advance', 'instances/{instance}/clock'),
  post('a clock ahead for ever', { advance: 1e15 }, '/advance', 'instances/{instance}/clock'),
  post('a clock moved in two ways', { set: '2030-01-01T00:00:00Z', advance: 1 }, '', 'instances/{instance}/clock'),
  post('an instance that lives no time', { ttl: 0 }, '/ttl', `${scenarios}/{scenario}/instances`),
  post('a fork that lives for a while', { ttl: 'a while' }, '/ttl', 'instances/{instance}/fork'),
  post('a cleanup of everything', {}, '', 'instances/cleanup'),
  post('a cleanup of everything, tried', { dry_run: true }, '', 'instances/cleanup'),
  post('a cleanup by a wrong word', { olderThan: '7d' }, '/olderThan', 'instances/cleanup'),
  post('a cleanup of what is old', { older_than: 'old' }, '/older_than', 'instances/cleanup'),
  post('a token with a name that nobody sees', { name: '\u200b', role: 'ci' }, '/name', 'tokens'),
  post('a token with a name that holds an escape', { name: 'a\u001b[31m', role: 'ci' }, '/name', 'tokens'),
  post('a person with a name that looks like another', { name: 'Ada\u200d', role: 'viewer' }, '/name', 'users'),
  post('a label that is turned around', { label: 'a\u2066b' }, '/label', `${scenarios}/{scenario}/instances`),
  post('a person with a name that nobody sees', { name: '\u2800', role: 'viewer' }, '/name', 'users'),
  post('a role that is not one', { name: 'root', role: 'root' }, '/role', 'tokens'),
  post('a token for ever', { name: 'long', role: 'ci', expires_in_days: 100_000 }, '/expires_in_days', 'tokens'),
  {
    ...withHeaders('a key with a space', { 'idempotency-key': 'two words' }, 400, 'INVALID_INPUT'),
    pointer: 'Idempotency-Key',
  },
  {
    ...withHeaders('a key of 201 characters', { 'idempotency-key': 'k'.repeat(201) }, 400, 'INVALID_INPUT'),
    pointer: 'Idempotency-Key',
  },
  withHeaders('a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'UNSUPPORTED_MEDIA_TYPE'),
  withHeaders('plain text', { 'content-type': 'text/plain' }, 415, 'UNSUPPORTED_MEDIA_TYPE'),
  withHeaders(
    'a merge patch where none is',
    { 'content-type': 'application/merge-patch+json' },
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ),
  withHeaders('JSON in Latin-1', { 'content-type': 'application/json; charset=latin1' }, 415, 'UNSUPPORTED_MEDIA_TYPE'),
  withHeaders('JSON in an unknown encoding', { 'content-encoding': 'secret' }, 415, 'UNSUPPORTED_MEDIA_TYPE'),
  withHeaders('JSON that is not gzip', { 'content-encoding': 'gzip' }, 400, 'INVALID_INPUT'),
  withHeaders('a reader of HTML alone', { accept: 'text/html' }, 406, 'NOT_ACCEPTABLE'),
  withHeaders('a page of another site', { origin: 'https://elsewhere.example' }, 403, 'FOREIGN_ORIGIN'),
  {
    what: 'a body over 256 kB',
    path: 'instances/{instance}/messages',
    asked: { body: { content: 'm'.repeat(300_000) } },
    status: 413,
    code: 'BODY_TOO_LARGE',
  },
  {
    what: 'a body over twice what a template may take',
    path: scenarios,
    asked: { body: scenario({ tags: ['t'.repeat(TEMPLATE_BODY_BYTES)] }) },
    status: 413,
    code: 'BODY_TOO_LARGE',
  },
  {
    what: 'a version that nobody gave',
    path: `${scenarios}/{scenario}`,
    asked: { method: 'PUT', body: scenario({}), headers: { 'if-match': 'latest' } },
    status: 412,
    code: 'SCENARIO_VERSION_MISMATCH',
  },
  {
    what: 'an old version',
    path: `${scenarios}/{scenario}`,
    asked: { method: 'DELETE', headers: { 'if-match': '"99"', prefer: 'wait=20' } },
    status: 412,
    code: 'SCENARIO_VERSION_MISMATCH',
  },
  {
    what: 'a method that the path does not have',
    path: scenarios,
    asked: { method: 'PUT', body: {} },
    status: 405,
    code: 'METHOD_NOT_ALLOWED',
  },
  {
    what: 'a method of the future',
    path: 'instances/{instance}/messages',
    asked: { method: 'PROPFIND' },
    status: 405,
    code: 'METHOD_NOT_ALLOWED',
  },
  { what: 'a path that leads nowhere', path: 'nothing', status: 404, code: 'NOT_FOUND' },
  { what: 'a scenario that is not there', path: `${scenarios}/nobody`, status: 404, code: 'NOT_FOUND' },
  {
    what: 'an instance of a scenario that is not there',
    path: `${scenarios}/nobody/instances`,
    asked: { method: 'POST' },
    status: 404,
    code: 'NOT_FOUND',
  },
  { what: 'an instance that is not there', path: 'instances/nobody/profile', status: 404, code: 'NOT_FOUND' },
  {
    what: 'a freeze of somebody unknown',
    path: 'freeze-session',
    asked: { body: { name: 'f', user_id: 'nobody' } },
    status: 404,
    code: 'NOT_FOUND',
  },
  { what: 'a load run that is not there', path: 'load-runs/nobody', status: 404, code: 'LOAD_RUN_NOT_FOUND' },
  {
    what: 'a token that is not there',
    path: 'tokens/nobody',
    asked: { method: 'DELETE' },
    status: 404,
    code: 'NOT_FOUND',
  },
  unauthenticated('nobody', { token: null }),
  unauthenticated('an API token that was never made', { token: 'rhl_nothing' }),
  unauthenticated('a token of three parts that is no JWT', { token: 'a.b.c' }),
  unauthenticated('a JWT without a signature', {
    token: `${header({ alg: 'none', typ: 'at+jwt' })}.${header({ sub: 'admin', sid: 's', exp: 9e9 })}.`,
  }),
  unauthenticated('another scheme', { token: null, headers: { authorization: 'Basic YWRtaW46YWRtaW4=' } }),
  unauthenticated('a sign-in link that was never made', { body: { token: 'guess' } }, 'auth/link'),
  unauthenticated(
    "a refresh with somebody else's cookie",
    { method: 'POST', headers: { cookie: 'rehearsal_refresh=a.b' } },
    'auth/refresh',
  ),
];
