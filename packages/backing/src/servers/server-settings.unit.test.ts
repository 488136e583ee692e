import { describe, expect, it } from '@jest/globals';
import { kafkaEnvironment } from './docker.js';
import { kafkaProperties } from './kafka-properties.js';
import { pomFor } from '../tools/maven.js';
import { embeddedRedisServer, redisConfig } from './redis-config.js';

describe('the settings of Kafka', () => {
  const lines = kafkaProperties({ dataDir: '/data/kafka', brokerPort: 9092, controllerPort: 9093 }).split('\n');

  it('make one node broker and controller on loopback', () => {
    expect(lines).toContain('process.roles=broker,controller');
    expect(lines).toContain('listeners=PLAINTEXT://127.0.0.1:9092,CONTROLLER://127.0.0.1:9093');
    expect(lines).toContain('controller.quorum.voters=1@127.0.0.1:9093');
    expect(lines).toContain('log.dirs=/data/kafka');
  });

  it('let no topic come into being by a mistyped name', () => {
    expect(lines).toContain('auto.create.topics.enable=false');
  });

  it('let a consumer that was killed be missed within seconds', () => {
    expect(lines).toContain('group.min.session.timeout.ms=2000');
  });

  it('write each key once', () => {
    const keys = lines.filter((line) => line !== '').map((line) => line.slice(0, line.indexOf('=')));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('are the same in a container, by variables', () => {
    const environment = kafkaEnvironment(40_000);
    expect(environment).toMatchObject({
      KAFKA_ADVERTISED_LISTENERS: 'PLAINTEXT://127.0.0.1:40000',
      KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
      KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
    });
  });
});

describe('the settings of Redis', () => {
  it('keep every job: appended to a file, and never evicted', () => {
    const config = redisConfig({ dataDir: '/data/redis', port: 6379 }).split('\n');
    expect(config).toEqual(
      expect.arrayContaining([
        'appendonly yes',
        'appendfsync everysec',
        'maxmemory-policy noeviction',
        'bind 127.0.0.1',
      ]),
    );
  });

  it('name the binary of each platform that has one', () => {
    expect(embeddedRedisServer('linux', 'x64')).toMatch(/linux-amd64$/);
    expect(embeddedRedisServer('darwin', 'arm64')).toMatch(/darwin-arm64$/);
    expect(embeddedRedisServer('sunos', 'sparc')).toBeUndefined();
  });
});

describe('the file for Maven', () => {
  it('asks for exactly the artifacts that were named', () => {
    const pom = pomFor(['org.example:thing:1.2', 'org.example:other:3']);
    expect(pom.match(/<dependency>/g)).toHaveLength(2);
    expect(pom).toContain('<groupId>org.example</groupId><artifactId>thing</artifactId><version>1.2</version>');
  });
});
