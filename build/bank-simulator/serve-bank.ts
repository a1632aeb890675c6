import { createServer, type IncomingMessage, type Server } from 'node:http';
import { z } from 'zod';
import type { InquiryCall, InquiryResult } from './answer-inquiry.ts';
import { bankPage } from './bank-page.ts';
import { billOf } from './options.ts';
import { SCRIPTS, type Played, type Script, type SimulatedBill } from './simulated-bank.ts';

const Asked = z.object({
  script: z.enum(SCRIPTS).default('pay'),
  qr: z.string().max(600).optional(),
  billerId: z.string().optional(),
  ref1: z.string().optional(),
  ref2: z.string().optional(),
  baht: z.string().optional(),
});

const LARGEST_BODY = 10_000;

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let body = '';
  for await (const piece of request) {
    body += String(piece);
    if (body.length > LARGEST_BODY) throw new Error('too large');
  }
  return body;
};

const callOf = async (request: IncomingMessage): Promise<InquiryCall> => ({
  path: request.url ?? '',
  header: (name) => String(request.headers[name] ?? ''),
  body: await bodyOf(request),
});

/**
 * The simulated bank behind a page and a JSON port (`POST /play`), on this machine only; any other address is a question
 * about a payment. JSON alone is taken, so that no page of somebody else can make it play.
 */
export const serveBank = (
  play: (script: Script, bill: SimulatedBill) => Promise<Played>,
  answerInquiry: (call: InquiryCall) => InquiryResult,
): Server =>
  createServer((request, response) => {
    const send = (status: number, type: string, body: string): void => {
      response.writeHead(status, { 'content-type': `${type}; charset=utf-8` }).end(body);
    };
    const answer = async (): Promise<void> => {
      if (request.method === 'GET' && request.url === '/') return send(200, 'text/html', bankPage());
      const isJson = request.headers['content-type']?.startsWith('application/json') === true;
      if (request.method !== 'POST' || !isJson) return send(404, 'text/plain', 'not here');
      if (request.url !== '/play') {
        const { status, headers, body } = answerInquiry(await callOf(request));
        response.writeHead(status, headers).end(body);
        return;
      }
      const asked = Asked.parse(JSON.parse(await bodyOf(request)));
      const { steps } = await play(asked.script, billOf(asked));
      send(200, 'application/json', JSON.stringify({ steps }));
    };
    answer().catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : 'unknown';
      send(400, 'application/json', JSON.stringify({ error: reason }));
    });
  });
