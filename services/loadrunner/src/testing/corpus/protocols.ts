import { falseGreen, passed, script, TWICE, type Case } from './case.js';

const WS = (path: string) => `ws.connect(__ENV.BASE.replace('http', 'ws') + '${path}', {}, (s) => s.close())`;

const PROTO = `syntax = "proto3"; package shop;
service Shop {
  rpc Get (Nothing) returns (Nothing); rpc Broken (Nothing) returns (Nothing);
  rpc Watch (stream Nothing) returns (stream Nothing);
  rpc WatchBroken (stream Nothing) returns (stream Nothing);
}
message Nothing {}`;
const grpc = (body: string) => ({
  files: { 'shop.proto': PROTO },
  beside: 'grpc' as const,
  script: `
import http from 'k6/http';
import grpc from 'k6/net/grpc';
const client = new grpc.Client();
client.load(['.'], 'shop.proto');
export const options = { ${TWICE} };
export default function () {
  client.connect(__ENV.MODEL, { plaintext: true, timeout: '5s' });
  ${body}
  client.close();
}`,
});

/** Nothing but streams, to the target itself. */
const streams = (method: string, options: string, onData: string) => ({
  files: { 'shop.proto': PROTO },
  target: 'grpc' as const,
  script: `
import grpc from 'k6/net/grpc';
const client = new grpc.Client();
client.load(['.'], 'shop.proto');
export const options = { ${TWICE} };
export default function () {
  client.connect(__ENV.BASE.slice('http://'.length), { plaintext: true, timeout: '5s' });
  const stream = new grpc.Stream(client, 'shop.Shop/${method}', ${options});
  stream.on('data', () => { ${onData} });
  stream.on('error', () => {});
  stream.on('end', () => client.close());
  stream.write({});
}`,
});

const HALF_FAIL = `get(exec.scenario.iterationInTest % 2 === 0 ? '/health' : '/nowhere')`;

/** Each protocol is judged by itself: what works of one says nothing about another. */
export const protocols: Case[] = [
  {
    title: 'every WebSocket is opened',
    script: script(`{ ${TWICE} }`, WS('/socket')),
    ...passed,
    because: /2 requests, 0 failed/,
  },
  {
    title: 'every WebSocket handshake is refused',
    script: script(`{ ${TWICE} }`, WS('/nowhere')),
    ...falseGreen,
    because: /all 2 WebSocket handshakes failed/,
  },
  {
    title: 'every WebSocket handshake is refused beside requests that succeed',
    script: script(`{ ${TWICE} }`, `get(); ${WS('/nowhere')}`),
    ...falseGreen,
    because: /all 2 WebSocket handshakes failed/,
  },
  {
    title: 'nothing listens where a WebSocket should be',
    target: 'down',
    script: script(`{ ${TWICE} }`, WS('/socket')),
    ...falseGreen,
    because: /all 2 WebSocket handshakes failed/,
  },
  {
    title: 'requests fail beside WebSockets that are opened',
    script: script(`{ ${TWICE} }`, `get('/nowhere'); ${WS('/socket')}`),
    ...falseGreen,
    because: /all 2 requests failed/,
  },
  {
    title: 'every gRPC call is answered',
    ...grpc(`client.invoke('shop.Shop/Get', {}); http.get(__ENV.BASE + '/health');`),
    ...passed,
    because: /4 requests, 0 failed/,
  },
  {
    title: 'every gRPC call fails beside requests that succeed',
    ...grpc(`client.invoke('shop.Shop/Broken', {}); http.get(__ENV.BASE + '/health');`),
    ...falseGreen,
    because: /all 2 gRPC calls failed/,
  },
  {
    title: 'no gRPC connection is made beside requests that succeed',
    script: `import grpc from 'k6/net/grpc';
${script(
  `{ ${TWICE} }`,
  `get(); try { new grpc.Client().connect('127.0.0.1:9', { plaintext: true, timeout: '300ms' }); } catch { sleep(0); }`,
)}`,
    ...falseGreen,
    because: /no gRPC call was made, though the script imports k6\/net\/grpc/,
  },
  {
    title: 'gRPC calls alone are made, and not to the target',
    ...grpc(`client.invoke('shop.Shop/Get', {});`),
    ...falseGreen,
    because: /no request reached the target: 2 went to 127\.0\.0\.1:\d+/,
  },
  {
    title: 'gRPC streams alone are opened, and end',
    ...streams('Watch', '{}', 'stream.end()'),
    ...passed,
    because: /2 requests, 0 failed/,
  },
  {
    title: 'gRPC streams alone are opened, and left after their first message',
    ...streams('Watch', '{}', 'client.close()'),
    ...passed,
    because: /2 requests, 0 failed/,
  },
  {
    title: 'gRPC streams alone are opened, and listened to until their deadline, of which k6 tells no end',
    ...streams('Watch', `{ timeout: '2s' }`, ''),
    ...passed,
    because: /2 requests, 0 failed/,
  },
  {
    title: 'every gRPC stream ends with a failure',
    ...streams('WatchBroken', '{}', ''),
    ...falseGreen,
    because: /all 2 gRPC calls failed/,
  },
  {
    title: 'every second request fails and no response callback says so',
    script: script(`{ vus: 1, iterations: 10 }`, HALF_FAIL, 'http.setResponseCallback(null);'),
    ...falseGreen,
    because:
      /http_req_failed rate<0\.05 of the house .*measured 0\.5 over 10 samples, 10 of them judged by their status/,
  },
  {
    title: 'every second request fails, no response callback says so and the limits of the house are off',
    script: script(`{ vus: 1, iterations: 10 }`, HALF_FAIL, 'http.setResponseCallback(null);'),
    houseLimits: false,
    ...passed,
    because: /no threshold to breach over 10 requests, 5 failed/,
  },
];
