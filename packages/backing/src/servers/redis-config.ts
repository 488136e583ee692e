/** A queue must not lose jobs to eviction, and may lose at most a second of them to a power cut. */
export function redisConfig({ dataDir, port }: { dataDir: string; port: number }): string {
  return [
    'bind 127.0.0.1',
    `port ${port}`,
    `dir "${dataDir}"`,
    'appendonly yes',
    'appendfsync everysec',
    'maxmemory-policy noeviction',
    'save ""',
    'daemonize no',
    'set-proc-title no',
    '',
  ].join('\n');
}

const embeddedServers: Record<string, string> = {
  'linux x64': 'redis-server-6.2.6-v5-linux-amd64',
  'linux arm64': 'redis-server-6.2.7-linux-arm64',
  'darwin x64': 'redis-server-6.2.6-v5-darwin-amd64',
  'darwin arm64': 'redis-server-6.2.6-v5-darwin-arm64',
};

/** The server that the embedded-redis jar holds for a platform, or undefined when it has none. */
export function embeddedRedisServer(platform: string, arch: string): string | undefined {
  return embeddedServers[`${platform} ${arch}`];
}
