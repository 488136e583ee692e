export const PROTOCOLS = ['http', 'ws', 'grpc'] as const;
export type Protocol = (typeof PROTOCOLS)[number];

export type Tags = Readonly<Record<string, string>>;

/** Each metric has one sample for each request of its protocol, whatever became of it. */
const COUNTS: Readonly<Record<string, Protocol>> = { http_reqs: 'http', ws_sessions: 'ws', grpc_req_duration: 'grpc' };

/** Of which protocol a request is that a sample of `metric` counts; undefined for every other metric. */
export const protocolCountedBy = (metric: string): Protocol | undefined => COUNTS[metric];

const HAS_FAILED: Record<Protocol, (tags: Tags) => boolean> = {
  // Without a response callback nobody said what is expected: then k6's own code for what went wrong tells.
  http: ({ expected_response, status, error_code }) =>
    expected_response === undefined ? status === '0' || (error_code ?? '') !== '' : expected_response === 'false',
  ws: ({ status }) => status !== '101',
  grpc: ({ status }) => status !== '0',
};

export const hasFailed = (protocol: Protocol, tags: Tags): boolean => HAS_FAILED[protocol](tags);
