import type { IpcMainInvokeEvent } from 'electron';
import type { z } from 'zod';
import { HOST_CALL_CHANNEL } from '#shared/host/channels.ts';
import {
  hostContract,
  type HostError,
  type HostInput,
  type HostMethod,
  type HostOutput,
  type HostReply,
} from '#shared/host/contract.ts';
import type { Log } from '#shared/lib/ports.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { errorFacts, newReference } from '../error-facts.ts';

/** One handler for every method of the contract; a missing one does not compile. */
export type HostHandlers = {
  readonly [M in HostMethod]: (input: HostInput<M>) => Promise<Result<HostOutput<M>, HostError>>;
};

/** The part of `ipcMain` that the router uses. */
export interface InvokeRegistry {
  handle(
    channel: string,
    listener: (event: IpcMainInvokeEvent, method: unknown, input: unknown) => Promise<unknown>,
  ): void;
}

const isHostMethod = (method: unknown): method is HostMethod =>
  typeof method === 'string' && Object.hasOwn(hostContract, method);

/** The contract as seen from one method at a time, which is how the compiler can follow it. */
const schemas: {
  readonly [M in HostMethod]: { readonly input: z.ZodType<HostInput<M>>; readonly output: z.ZodType<HostOutput<M>> };
} = hostContract;

const answer = async <M extends HostMethod>(
  handlers: HostHandlers,
  method: M,
  input: unknown,
): Promise<HostReply<HostOutput<M>>> => {
  const given = schemas[method].input.safeParse(input);
  if (!given.success) return err({ type: 'bad-input' });
  const result = await handlers[method](given.data);
  return result.ok ? ok(schemas[method].output.parse(result.value)) : result;
};

/**
 * The only way in from a page. Every call passes the same doors: is it our own page, is it a method of the contract, is
 * the input what the contract says; then the handler, whose throwing becomes `host-failed` with a reference into the log.
 */
export const registerHostRouter = (parts: {
  readonly ipcMain: InvokeRegistry;
  readonly trusts: (event: IpcMainInvokeEvent) => boolean;
  readonly handlers: HostHandlers;
  readonly log: Log;
}): void => {
  const { handlers, log } = parts;
  parts.ipcMain.handle(HOST_CALL_CHANNEL, async (event, method, input): Promise<HostReply<unknown>> => {
    if (!parts.trusts(event)) {
      log.warn('untrusted-sender');
      return err({ type: 'untrusted-sender' });
    }
    if (!isHostMethod(method)) {
      log.warn('host-call-refused', { reason: 'unknown-method' });
      return err({ type: 'unknown-method' });
    }
    try {
      const reply = await answer(handlers, method, input);
      if (!reply.ok && reply.error.type === 'bad-input') log.warn('host-call-refused', { reason: 'bad-input', method });
      return reply;
    } catch (error) {
      const reference = newReference();
      log.error('host-call-failed', { method, reference, ...errorFacts(error) });
      return err({ type: 'host-failed', reference });
    }
  });
};
