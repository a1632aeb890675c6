import { PassThrough, pipeline, type Readable, type Writable } from 'node:stream';
import { constants, createGzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { RowId } from '#shared/model/ids.ts';
import type { Log } from '#shared/lib/ports.ts';
import { SnapshotPlace } from '#shared/sync/protocol.ts';
import type { Snapshot } from '../services/snapshot.ts';
import { deviceOf } from './authenticate.ts';
import { readInput } from './read-input.ts';
import { described } from './route-description.ts';

const SnapshotQuery = z.object({ clientId: RowId, ...SnapshotPlace.partial().shape });

/** All three parts of a place, or none of it. */
const placeIn = (query: z.output<typeof SnapshotQuery>): SnapshotPlace | undefined => {
  const place = SnapshotPlace.safeParse(query);
  return place.success ? place.data : undefined;
};

const DESCRIPTION = described({
  kind: 'snapshot',
  summary: 'The whole office at one version.',
  known: 'by-device-token',
  query: SnapshotQuery,
  reply: {
    mediaType: 'application/x-ndjson',
    description: 'A head with cookie and number of rows, one [table, row] a line, and {"end": rows}.',
  },
});

/** More than any office has; what the network has not taken yet waits here and not in an open transaction. */
const BUFFER_BYTES = 1024 * 1024 * 1024;

interface Outlet {
  readonly input: Writable;
  readonly output: Readable;
  readonly isGzip: boolean;
}

/** Named, and not named as the one thing that must not come (`gzip;q=0`). */
const isGzipWanted = (acceptEncoding: string): boolean =>
  acceptEncoding.split(',').some((one) => /^\s*gzip\s*(?:;(?!\s*q=0(?:\.0*)?\s*$).*)?$/i.test(one));

/** Level 1: rows are very alike, so more effort saves little and costs the bootstrap its speed. */
const outletFor = (acceptEncoding: string | undefined): Outlet => {
  const output = new PassThrough({ highWaterMark: BUFFER_BYTES });
  if (!isGzipWanted(acceptEncoding ?? '')) return { input: output, output, isGzip: false };
  const input = createGzip({ level: constants.Z_BEST_SPEED });
  // An error is passed on by the pipeline to both ends; the route below looks after the rest.
  pipeline(input, output, () => undefined);
  return { input, output, isGzip: true };
};

/** Ends also when the receiver goes away: the transaction behind it must not wait for ever. */
const untilDrained = (input: Writable): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      input.off('drain', done);
      input.off('close', done);
      resolve();
    };
    input.once('drain', done);
    input.once('close', done);
  });

const writeTo =
  (input: Writable) =>
  async (lines: string): Promise<void> => {
    if (!input.destroyed && !input.write(lines)) await untilDrained(input);
    if (input.destroyed) throw new Error('the receiver went away');
  };

/** The whole office as NDJSON. A stream that breaks ends without its end line, and the client starts again. */
export const addSnapshotRoute = (scope: FastifyInstance, snapshot: Snapshot, log: Log): void => {
  scope.get('/v1/snapshot', DESCRIPTION, async (request, reply) => {
    const input = readInput(reply, SnapshotQuery, request.query);
    if (!input) return reply;
    const { input: sink, output, isGzip } = outletFor(request.headers['accept-encoding']);
    reply.header('content-type', 'application/x-ndjson; charset=utf-8');
    if (isGzip) reply.header('content-encoding', 'gzip');
    const reading = snapshot(deviceOf(request), { clientId: input.clientId, from: placeIn(input) }, writeTo(sink));
    reading.then(
      () => sink.end(),
      (error: unknown) => {
        log.error('snapshot-failed', { reason: error instanceof Error ? error.message : 'unknown' });
        sink.destroy(error instanceof Error ? error : new Error('snapshot failed'));
      },
    );
    return reply.send(output);
  });
};
