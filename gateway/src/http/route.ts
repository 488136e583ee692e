import type { Request, Response } from 'express';
import { z } from 'zod';
import { Id } from '@rehearsal/contracts/messages/message';
import type { RouteKey } from '../access/permissions-table.js';
import type { Principal } from '../access/principal.js';

type ParamsOf<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Record<Name, string> & ParamsOf<Rest>
  : Path extends `${string}:${infer Name}`
    ? Record<Name, string>
    : unknown;

/** A request that was let in and understood. */
export interface Call<Params = unknown, Query = unknown, Body = unknown> {
  params: Params;
  query: Query;
  body: Body;
  principal: Principal;
  request: Request;
  response: Response;
}

interface Answer {
  description: string;
  schema?: z.ZodType;
  /** `application/json` unless told otherwise. */
  type?: string;
  /** Other forms of the same answer; the handler gives the one that was asked for. */
  alsoAs?: readonly string[];
}

interface RouteSpec<Params, Query extends z.ZodObject, Body extends z.ZodType> {
  /** One line for the reference. */
  summary: string;
  query?: Query;
  /** Without one, a body that holds anything is refused. */
  body?: Body;
  /** `template` takes `TEMPLATE_BODY_BYTES`, for bodies that hold one; else 256 kB. */
  size?: 'template';
  /** A command goes to Kafka: it takes `Idempotency-Key` and `Prefer`, and may answer 202. */
  command?: true;
  /** It compares versions: it heeds `If-Match`, which is refused elsewhere. */
  ifMatch?: true;
  answers: Record<number, Answer>;
  handle(call: Call<Params, z.output<Query>, z.output<Body>>): unknown;
}

export interface Route {
  key: RouteKey;
  method: string;
  /** As Express writes it, below `/api/v1`. */
  path: string;
  params: z.ZodObject;
  spec: RouteSpec<unknown, z.ZodObject, z.ZodType>;
}

/**
 * A route: what it takes, what it answers, and what it does. The same schemas parse the request and make the reference,
 * and its key must be a row of the permissions' table.
 */
export function route<Key extends RouteKey, Query extends z.ZodObject, Body extends z.ZodType>(
  key: Key,
  spec: RouteSpec<ParamsOf<Key>, Query, Body>,
  params?: z.ZodObject,
): Route {
  const [method = '', path = ''] = key.split(' ');
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  return {
    key,
    method,
    path,
    params: params ?? z.strictObject(Object.fromEntries(names.map((name) => [name, Id]))),
    spec: spec,
  };
}
