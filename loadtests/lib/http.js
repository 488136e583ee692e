import http from 'k6/http';
import { API_KEY, BASE, DEBUG, LOADTEST_TOKEN } from './env.js';

/**
 * One request to the system under test. `name` stands for the URL in every metric, so that ids in a path do not make a
 * time series each; `tags` are the caller's own (`scenario_name`, `prompt`).
 */
export function call(method, path, { body, session, name, tags = {}, cookies, timeout = '60s' } = {}) {
  const headers = { 'Content-Type': 'application/json' };
  const token = API_KEY || session?.access_token;
  if (token) headers.Authorization = `Bearer ${token}`;
  if (LOADTEST_TOKEN) headers['x-loadtest-token'] = LOADTEST_TOKEN;
  const params = { headers, timeout, tags: { name: name ?? `${method} ${path}`, ...tags } };
  if (cookies) params.cookies = cookies;
  // An object handed to k6 as a body is sent as a form, whatever the header says.
  const response = http.request(method, `${BASE}${path}`, body === undefined ? null : JSON.stringify(body), params);
  if (DEBUG)
    console.log(`[DEBUG] ${method} ${path} -> ${response.status} in ${Math.round(response.timings.duration)} ms`);
  return response;
}

/** The parsed body, or null when it is not JSON: checks then fail, the iteration does not throw. */
export function jsonOf(response) {
  try {
    return JSON.parse(response.body);
  } catch {
    return null;
  }
}

/** Shows a body under DEBUG. Never call it for an answer of `/v1/auth`: those carry tokens. */
export function debugBody(response) {
  if (DEBUG) console.log(`[DEBUG] body: ${String(response.body).slice(0, 500)}`);
}
