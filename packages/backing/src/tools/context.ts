import type { Cache } from './cache.js';
import type { Server } from '../processes/child.js';
import type { ServiceName } from './environment.js';

/** A service that can be used now. */
export interface Provided {
  /** Kafka `host:port[,host:port]`, `redis://host:port`, `mongodb://host:port` (no database), k6: path of the program. */
  address: string;
  /** A plain sentence that names the real provider, such as "Kafka 4.1.1 from Maven jars, local process". */
  provider: string;
  /** Of Kafka that was started here: a consumer that was killed may be missed for as short as this. */
  sessionSeconds?: number;
}

/** What a provider of one service gets to work with. */
export interface Context {
  service: ServiceName;
  /** Data, logs and run files of this system. */
  home: string;
  cache: Cache;
  env: NodeJS.ProcessEnv;
  /** Aborted when the start as a whole has failed, so that the others do not go on in vain. */
  signal: AbortSignal;
  progress(detail: string): void;
  /** A free port of this machine, the same as last time when that one is still free. */
  port(name: string): Promise<number>;
  /** Starts a server of this service; it stops, and is watched, with the whole. */
  start(server: Server): Promise<void>;
  /** Has something done when the whole stops, before what was registered earlier. */
  onStop(action: () => Promise<void>): void;
}
