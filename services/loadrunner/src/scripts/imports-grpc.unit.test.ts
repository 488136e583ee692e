import { describe, expect, it } from '@jest/globals';
import { importsGrpc } from './imports-grpc.js';

describe('a script takes up gRPC', () => {
  it.each([
    `import grpc from 'k6/net/grpc';`,
    `import http from 'k6/http'\nimport { Client, Stream } from "k6/net/grpc"`,
    `import {\n  Client,\n} from 'k6/net/grpc';`,
  ])('that imports it: %j', (source) => {
    expect(importsGrpc(source)).toBe(true);
  });

  it.each([
    `import http from 'k6/http';`,
    `// import grpc from 'k6/net/grpc';`,
    `import type { Client } from 'k6/net/grpc';`,
    `import http from 'k6/http'; // not 'k6/net/grpc'`,
  ])('and not one that does not: %j', (source) => {
    expect(importsGrpc(source)).toBe(false);
  });
});
