import { expect, it } from '@jest/globals';
import { requestName } from './request-name.js';

it.each([
  ['http://127.0.0.1:8081/v1/conversations/42/items?after=7', 'http://127.0.0.1:8081/v1/conversations/{id}/items'],
  ['https://h.example/u/0190c2f4-6f8e-7b3a-9d7e-2f3a4b5c6d7e#x', 'https://h.example/u/{id}'],
  ['https://h.example/conv_01jabcdefghjkmnp/', 'https://h.example/{id}/'],
  ['http://127.0.0.1:8081/v1/chat/completions', 'http://127.0.0.1:8081/v1/chat/completions'],
  ['http://127.0.0.1:8081', 'http://127.0.0.1:8081'],
  ['http://127.0.0.1:8081/', 'http://127.0.0.1:8081/'],
  ['GET /no-such-path', 'GET /no-such-path'],
  ['127.0.0.1:50051/package.Service/Method', '127.0.0.1:50051/package.Service/Method'],
  ['Models, first page?', 'Models, first page?'],
  ['', ''],
])('a request to %j is called %j', (name, called) => {
  expect(requestName(name)).toBe(called);
});
