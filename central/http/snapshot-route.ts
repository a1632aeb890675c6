import { PassThrough, type Transform } from 'node:stream';
import { constants, createGzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { RowId } from '#shared/model/ids.ts';
import type { Log } from '#shared/lib/ports.ts';
import type { Snapshot } from '../services/snapshot.ts';
import { deviceOf } from './authenticate.ts';
import { readInput } from './read-input.ts';

const SnapshotQuery = z.object({ clientId: RowId });

/** Level 1: rows are very alike, so more effort saves little and costs the bootstrap its speed. */
const streamFor = (acceptEncoding: string | undefined): { readonly stream: Transform; readonly isGzip: boolean } =>
  /\bgzip\b/.test(acceptEncoding ?? '')
    ? { stream: createGzip({ level: constants.Z_BEST_SPEED }), isGzip: true }
    : { stream: new PassThrough(), isGzip: false };

/** The whole office as NDJSON. A stream that breaks ends without its end line, and the client starts again. */
export const addSnapshotRoute = (scope: FastifyInstance, snapshot: Snapshot, log: Log): void => {
  scope.get('/v1/snapshot', async (request, reply) => {
    const input = readInput(reply, SnapshotQuery, request.query);
    if (!input) return reply;
    const { stream, isGzip } = streamFor(request.headers['accept-encoding']);
    reply.header('content-type', 'application/x-ndjson; charset=utf-8').header('cache-control', 'no-store');
    if (isGzip) reply.header('content-encoding', 'gzip');
    // The stream buffers what the network has not taken yet; the database is never kept waiting for it.
    const reading = snapshot(deviceOf(request), input.clientId, (lines) => stream.write(lines));
    reading.then(
      () => stream.end(),
      (error: unknown) => {
        log.error('snapshot-failed', { reason: error instanceof Error ? error.message : 'unknown' });
        stream.destroy(error instanceof Error ? error : new Error('snapshot failed'));
      },
    );
    return reply.send(stream);
  });
};
