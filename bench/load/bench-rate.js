// Cheap requests at a fixed rate, or as fast as four users get their answers: what P7 puts through k6 and the runner.
import { check } from 'k6';
import http from 'k6/http';

const RATE = Number(__ENV.NONSTREAM_RPS || 0);
const duration = `${Math.round(Number(__ENV.DURATION_MIN || 0.05) * 60)}s`;
const open = {
  executor: 'constant-arrival-rate',
  rate: RATE,
  timeUnit: '1s',
  duration,
  preAllocatedVUs: 20,
  maxVUs: 50,
};
const closed = { executor: 'constant-vus', vus: 4, duration };

export const options = {
  scenarios: { load: RATE > 0 ? open : closed },
  thresholds: { http_req_failed: ['rate<0.05'], http_req_duration: ['p(95)<2000'], checks: ['rate>0.95'] },
};

export default function () {
  const response = http.get(`${__ENV.BASE}/health`);
  check(response, { 'status 200': ({ status }) => status === 200 });
}
