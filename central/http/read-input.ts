import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { parse } from '#shared/lib/parse.ts';
import { sendError } from './error-reply.ts';

/** The input as its schema reads it; or undefined, and then the refusal has been sent already. */
export const readInput = <S extends z.ZodType>(
  reply: FastifyReply,
  schema: S,
  input: unknown,
): z.output<S> | undefined => {
  const parsed = parse(schema, input);
  if (parsed.ok) return parsed.value;
  sendError(reply, parsed.error);
  return undefined;
};
