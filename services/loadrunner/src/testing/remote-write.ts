import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import protobuf from 'protobufjs';
import { uncompress } from 'snappyjs';

/** The last that was received of one series. A native histogram has a count and a sum, a sample has a value. */
export interface Series {
  name: string;
  labels: Readonly<Record<string, string>>;
  value?: number;
  histogram?: { count: number; sum: number };
}

export interface RemoteWriteReceiver {
  readonly url: string;
  readonly series: () => Series[];
  close(): Promise<void>;
}

// What is read here of Prometheus remote write 1.0; a decoder skips the fields that it does not know.
const { root } = protobuf.parse(`
  syntax = "proto3";
  message WriteRequest { repeated TimeSeries timeseries = 1; }
  message TimeSeries { repeated Label labels = 1; repeated Sample samples = 2; repeated Histogram histograms = 4; }
  message Label { string name = 1; string value = 2; }
  message Sample { double value = 1; }
  message Histogram { oneof count { uint64 count_int = 1; double count_float = 2; } double sum = 3; }
`);
const WriteRequest = root.lookupType('WriteRequest');

interface Decoded {
  timeseries?: {
    labels: { name: string; value: string }[];
    samples?: { value?: number }[];
    histograms?: { countInt?: number; countFloat?: number; sum?: number }[];
  }[];
}

/** Takes what k6 sends to Prometheus, and keeps the newest of every series. */
export async function startRemoteWriteReceiver(): Promise<RemoteWriteReceiver> {
  const newest = new Map<string, Series>();
  const take = (body: Buffer) => {
    const decoded = WriteRequest.toObject(WriteRequest.decode(uncompress(body)), { longs: Number }) as Decoded;
    for (const { labels: pairs, samples = [], histograms = [] } of decoded.timeseries ?? []) {
      const { __name__: name = '', ...labels } = Object.fromEntries(pairs.map((label) => [label.name, label.value]));
      const keep = (received: Partial<Series>) => newest.set(JSON.stringify(pairs), { name, labels, ...received });
      const sample = samples.at(-1);
      const histogram = histograms.at(-1);
      // A zero is left out on the wire.
      if (sample) keep({ value: sample.value ?? 0 });
      if (histogram)
        keep({ histogram: { count: histogram.countInt ?? histogram.countFloat ?? 0, sum: histogram.sum ?? 0 } });
    }
  };
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      take(body);
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/write`,
    series: () => [...newest.values()],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
