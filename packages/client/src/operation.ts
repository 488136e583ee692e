/** A command on its way: `GET /operations/:id` tells what came of it. */
export interface Operation {
  id: string;
  status: 'pending' | 'applied' | 'refused';
  type: string | null;
  aggregate_id: string;
  version?: number;
  /** Of what takes its time: how many of how many are done. */
  progress?: { total: number; done: number };
  refusal?: { code: string; detail: string; status: number };
}

/** The operation of a 202, and undefined for every other answer. */
export function operationIn(status: number, body: unknown): Operation | undefined {
  if (status !== 202 || typeof body !== 'object' || body === null || !('operation' in body)) return undefined;
  return body.operation as Operation;
}
