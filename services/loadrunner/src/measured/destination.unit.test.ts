import { describe, expect, it } from '@jest/globals';
import { destinationOf, leadsTo } from './destination.js';

describe('where a request went', () => {
  it.each([
    ['http://127.0.0.1:8081/health?a=b', '127.0.0.1:8081'],
    ['https://shop.example.test/', 'shop.example.test:443'],
    ['ws://shop.example.test/socket', 'shop.example.test:80'],
    ['127.0.0.1:5000/shop.Shop/Get', '127.0.0.1:5000'],
    ['http://[::1]:80/', '[::1]:80'],
    ['http://127.0.0.1:8081/items/${}', '127.0.0.1:8081'],
    ['GET /health', null],
    ['POST:/v1/items', null],
    [undefined, null],
  ])('of %s is %s', (url, destination) => {
    expect(destinationOf(url)).toBe(destination);
  });

  it.each<[string, string, Record<string, string>, boolean]>([
    ['http://127.0.0.1:8081', '127.0.0.1:8081', {}, true],
    ['http://127.0.0.1:8081', 'localhost:8081', {}, true],
    ['http://127.0.0.1:8081', 'localhost:8080', {}, false],
    ['https://shop.example.test', 'shop.example.test:443', {}, true],
    ['https://shop.example.test', 'www.shop.example.test:443', {}, false],
    ['http://127.0.0.1:8081', 'shop.example.test:8081', { 'shop.example.test': '127.0.0.1' }, true],
    ['http://127.0.0.1:8081', 'shop.example.test:80', { '*.example.test': '127.0.0.1:8081' }, true],
    ['http://127.0.0.1:8081', 'shop.example.test:80', { 'shop.example.test': '10.1.2.3' }, false],
    ['https://shop.example.test', 'other.example.test:443', { 'other.example.test': '10.1.2.3' }, true],
  ])('for the target %s: %s with %j leads there: %s', (target, destination, hosts, leads) => {
    expect(leadsTo(target, destination, hosts)).toBe(leads);
  });
});
