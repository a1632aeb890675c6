import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { RowId } from '#shared/model/ids.ts';
import type { ImportRegister } from '../services/register-import.ts';
import { deviceOf } from './authenticate.ts';
import { sendError } from './error-reply.ts';
import { readInput } from './read-input.ts';
import { described } from './route-description.ts';

const ImportQuery = z.object({
  actorId: RowId,
  source: z.enum(['national-feed', 'office-list']),
  provinceCode: z
    .string()
    .regex(/^\d{2}$/)
    .exactOptional(),
});

const DESCRIPTION = described({
  kind: 'import',
  summary: 'A factory register, compared with what the office knows.',
  known: 'by-device-token',
  query: ImportQuery,
  body: { mediaType: 'text/csv', description: 'The list as it came; application/octet-stream is taken too.' },
  reply: z.looseObject({ createdCount: z.number(), updatedCount: z.number(), rejectedCount: z.number() }),
});

/** The list itself is the body, as it came (`text/csv` or `application/octet-stream`); it is never held whole. */
export const addRegisterImportRoute = (parent: FastifyInstance, importRegister: ImportRegister): void => {
  void parent.register(async (scope) => {
    const passThrough = (_request: unknown, payload: unknown, done: (error: null, body: unknown) => void): void =>
      done(null, payload);
    scope.addContentTypeParser(['text/csv', 'application/octet-stream'], passThrough);
    scope.post('/v1/register-import', DESCRIPTION, async (request, reply) => {
      const input = readInput(reply, ImportQuery, request.query);
      if (!input) return reply;
      if (!(request.body instanceof Readable)) return sendError(reply, { type: 'input-invalid' });
      const imported = await importRegister(deviceOf(request), input, request.body);
      return imported.ok ? reply.send(imported.value) : sendError(reply, imported.error);
    });
  });
};
