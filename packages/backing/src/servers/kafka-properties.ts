/** The shortest session that a broker of ours is asked for; its default allows none below 6 s. */
export const sessionSeconds = 3;

export interface KafkaPlace {
  dataDir: string;
  brokerPort: number;
  controllerPort: number;
}

const megabyte = 1024 * 1024;
const largestMessage = 8 * megabyte;

/** One node that is broker and controller at once, listening on loopback only. */
export function kafkaProperties({ dataDir, brokerPort, controllerPort }: KafkaPlace): string {
  const settings: Record<string, string | number | boolean> = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    'controller.listener.names': 'CONTROLLER',
    listeners: `PLAINTEXT://127.0.0.1:${brokerPort},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${brokerPort}`,
    'log.dirs': dataDir,
    ...clusterOfOne,
  };
  return Object.entries(settings)
    .map(([key, value]) => `${key}=${String(value).replaceAll('\\', '\\\\')}\n`)
    .join('');
}

/** What every single-node broker of ours is set to, be it a process or a container. */
export const clusterOfOne = {
  'offsets.topic.replication.factor': 1,
  // One partition instead of 50: fewer files, and a faster first join of a group.
  'offsets.topic.num.partitions': 1,
  'transaction.state.log.replication.factor': 1,
  'transaction.state.log.min.isr': 1,
  'transaction.state.log.num.partitions': 1,
  'share.coordinator.state.topic.replication.factor': 1,
  'share.coordinator.state.topic.min.isr': 1,
  'share.coordinator.state.topic.num.partitions': 1,
  // Topics are made from the contracts' table, so that a mistyped name is an error.
  'auto.create.topics.enable': false,
  // A group that is alone has nobody to wait for.
  'group.initial.rebalance.delay.ms': 0,
  // A consumer that was killed is missed for as long as its session lasts.
  'group.min.session.timeout.ms': 2_000,
  'message.max.bytes': largestMessage,
  'replica.fetch.max.bytes': largestMessage,
  'socket.request.max.bytes': 2 * largestMessage,
  'log.retention.hours': 168,
  'log.segment.bytes': 128 * megabyte,
  // The default of 128 MB per partition is memory set aside for a cleaner that has little to clean here.
  'log.cleaner.dedupe.buffer.size': 16 * megabyte,
  'num.network.threads': 2,
  'num.io.threads': 4,
  // After a crash the broker may register again only when its old session has run out: 9 s by default.
  'broker.session.timeout.ms': 6_000,
  'broker.heartbeat.interval.ms': 500,
} as const;
