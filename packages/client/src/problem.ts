/** RFC 9457, as the gateway answers it; `errors` names each place by JSON Pointer. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  errors?: { pointer: string; message: string; section?: string; hint?: string }[];
}
