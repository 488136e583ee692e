import { GrpcStreams } from './grpc-streams.js';
import type { Protocol, Request, Tags } from './request.js';

/**
 * Each metric has one sample for each request of its protocol, whatever became of it, but for some streams of gRPC. By name,
 * which a script may give too.
 */
const COUNTED_BY = new Map<string, Protocol>([
  ['http_reqs', 'http'],
  ['ws_sessions', 'ws'],
  ['grpc_req_duration', 'grpc'],
]);

/**
 * Finds the requests among the samples. k6 writes those of one HTTP request in one piece, `http_reqs` first, and at the end
 * `http_req_failed` where a response callback said what is expected. Without one the tag `expected_response` is the
 * script's own, which may write anything there; `status` and the code of an error k6 writes over what a script has.
 */
export class Requests {
  #open: { tags: Tags; at: string } | undefined;
  readonly #streams = new GrpcStreams();

  /** The requests whose end is known with this sample. */
  read(metric: string, value: number, tags: Tags, at: string): Request[] {
    if (metric === 'http_req_failed' && this.#open?.at === at) {
      this.#open = undefined;
      return [{ protocol: 'http', tags, at, failed: value !== 0, judgedByK6: true }];
    }
    if (metric.startsWith('http_req_')) return [];
    if (metric === 'grpc_streams') this.#streams.began(tags, at);
    if (metric === 'grpc_streams_msgs_received') this.#streams.answered(tags);
    const ended = this.#settleHttp();
    const protocol = COUNTED_BY.get(metric);
    if (protocol === 'http') this.#open = { tags, at };
    else if (protocol !== undefined) {
      const wasLeft = protocol === 'grpc' && this.#streams.ended(tags);
      ended.push({ protocol, tags, at, failed: !wasLeft && tags.status !== SUCCESS[protocol], judgedByK6: true });
    }
    return ended;
  }

  /** At the end: the requests of which nothing more is to come. */
  settle(): Request[] {
    return [...this.#settleHttp(), ...this.#streams.settle()];
  }

  #settleHttp(): Request[] {
    if (!this.#open) return [];
    const { tags, at } = this.#open;
    this.#open = undefined;
    const failed = tags.status === '0' || (tags.error_code ?? '') !== '';
    return [{ protocol: 'http', tags, at, failed, judgedByK6: false }];
  }
}

const SUCCESS = { ws: '101', grpc: '0' } as const;
