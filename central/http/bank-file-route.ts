import type { FastifyInstance } from 'fastify';
import { BankFileRequest } from '#shared/sync/bank-file-protocol.ts';
import type { GiveBankFile } from '../services/give-bank-file.ts';
import { deviceOf } from './authenticate.ts';
import { sendError } from './error-reply.ts';
import { readInput } from './read-input.ts';
import { described } from './route-description.ts';

const BYTES = described({
  kind: 'sync',
  summary: "The bytes of a bank's file of the day as it was taken over; asked by a person who answers for money.",
  known: 'by-device-token',
  body: BankFileRequest,
  reply: { mediaType: 'application/octet-stream', description: "The bank's file, byte for byte." },
});

/** The bank's own file, for whoever must show what the bank sent. */
export const addBankFileRoute = (scope: FastifyInstance, giveBankFile: GiveBankFile): void => {
  scope.post('/v1/bank-file', BYTES, async (request, reply) => {
    const input = readInput(reply, BankFileRequest, request.body);
    if (!input) return reply;
    const given = await giveBankFile(deviceOf(request), input);
    if (!given.ok) return sendError(reply, given.error);
    return reply
      .type('application/octet-stream')
      .send(Buffer.from(given.value.buffer, given.value.byteOffset, given.value.byteLength));
  });
};
