import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Log } from '#shared/lib/ports.ts';
import type {
  BankAdapter,
  BankReply,
  BankRequest,
  MessageOutcome,
  MoneyMessage,
  QuestionOutcome,
} from '../services/banks/bank-adapter.ts';
import type { BankEvents } from '../services/bank-events.ts';
import { sendError } from './error-reply.ts';
import { described } from './route-description.ts';

/** Banks give up after some twelve seconds; before that they are told to come again. */
const LONGEST_ANSWER_MS = 10_000;

const Address = z.object({
  bank: z.string(),
  door: z.enum(['events', 'validations']),
  // Fastify takes no longer part of an address.
  pathSecret: z.string().min(1).max(100).optional(),
});

const MESSAGE = { mediaType: '*/*', description: "A message in the bank's own language." };

const DESCRIPTION = described({
  kind: 'bank',
  summary: 'What a bank tells of a payment or asks before it takes one. Success means that it is on disk.',
  known: 'by-its-own-means',
  parameters: Address,
  body: MESSAGE,
  reply: MESSAGE,
});

interface BankRoutesDeps {
  readonly bankEvents: BankEvents;
  readonly adapters: ReadonlyMap<string, BankAdapter>;
  readonly log: Log;
  readonly nowMs: () => number;
}

const headerOf =
  ({ headers }: FastifyRequest) =>
  (name: string): string => {
    const value = headers[name];
    return typeof value === 'string' ? value : '';
  };

const textHeaders = ({ headers }: FastifyRequest): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

const send = (reply: FastifyReply, { status, contentType, body }: BankReply): FastifyReply =>
  reply.code(status).type(contentType).header('x-content-type-options', 'nosniff').send(body);

/** The work's answer, or that it took too long. Work that is late still ends; the bank hears of it when it comes again. */
const inTime = async <T>(work: Promise<T>): Promise<T | 'too-late'> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'too-late'>((resolve) => {
    timer = setTimeout(resolve, LONGEST_ANSWER_MS, 'too-late');
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

const failedAt = (log: Log, bank: string) => (error: unknown) => {
  log.error('bank-call-failed', { bank, reason: error instanceof Error ? error.message : 'unknown' });
  return 'too-late' as const;
};

const keep = async (
  { bankEvents, log }: BankRoutesDeps,
  bank: string,
  given: {
    readonly message: MoneyMessage;
    readonly rawBody: Uint8Array;
    readonly headers: Readonly<Record<string, string>>;
  },
): Promise<MessageOutcome> => {
  const work = bankEvents.report({ ...given.message, bank, rawBody: given.rawBody, headers: given.headers });
  const kept = await inTime(work.catch(failedAt(log, bank)));
  if (kept === 'too-late') return 'unavailable';
  if (!kept.ok) return 'biller-unknown';
  return kept.value.isRepeated ? 'repeated' : 'recorded';
};

const validate = async (
  { bankEvents, log }: BankRoutesDeps,
  bank: string,
  question: Parameters<BankEvents['validate']>[0],
): Promise<QuestionOutcome> => {
  const answer = await inTime(bankEvents.validate(question).catch(failedAt(log, bank)));
  return answer === 'too-late' ? { kind: 'unavailable' } : answer;
};

interface Call {
  readonly bank: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly asked: BankRequest;
}

const answerTo = async (deps: BankRoutesDeps, { bank, headers, asked }: Call): Promise<BankReply | undefined> => {
  const reading = deps.adapters.get(bank)?.read(asked);
  switch (reading?.kind) {
    case undefined:
      return undefined;
    case 'refused':
      deps.log.warn('bank-call-refused', { bank, reason: reading.reason });
      return reading.reply;
    case 'question':
      return reading.answer(await validate(deps, bank, reading.question));
    case 'money':
      return reading.answer(
        await keep(deps, bank, { message: reading.message, rawBody: reading.bodyToKeep ?? asked.rawBody, headers }),
      );
  }
};

/**
 * What banks tell and ask. Each bank has an adapter that knows it and speaks its language; a message is answered with
 * success only when it is on disk, and every other answer asks the bank to send it again.
 */
export const addBankRoutes = async (scope: FastifyInstance, deps: BankRoutesDeps): Promise<void> => {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  const handle = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const address = Address.safeParse(request.params);
    if (!address.success) return sendError(reply, { type: 'denied' });
    const { bank, door, pathSecret } = address.data;
    const asked: BankRequest = {
      door,
      pathSecret,
      header: headerOf(request),
      rawBody: request.body instanceof Uint8Array ? request.body : new Uint8Array(),
      remoteAddress: request.ip,
      nowMs: deps.nowMs(),
    };
    const answer = await answerTo(deps, { bank, headers: textHeaders(request), asked });
    return answer === undefined ? sendError(reply, { type: 'denied' }) : send(reply, answer);
  };
  // Headers that guard pages in a browser are of no use to a bank, and there are a dozen of them in every answer.
  const options = { ...DESCRIPTION, helmet: false } as const;
  scope.post('/v1/banks/:bank/:door', options, handle);
  scope.post('/v1/banks/:bank/:door/:pathSecret', options, handle);
};
