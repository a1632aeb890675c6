import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { createEnrol } from '#data/http-transport.ts';
import { invariant } from '#shared/lib/invariant.ts';
import { wireName } from '#shared/mutations/registry.ts';
import { PROTOCOL_VERSION, PushResponse, type Verdict } from '#shared/sync/protocol.ts';
import type { RunningCentre } from './centre.ts';

/** Another PC of the office, without screens: a finance officer works at it. */
export interface FinancePc {
  /** Sends the bank's file of a day to the centre; gives what became of it. */
  importBankFile(fileName: string, bytes: Uint8Array): Promise<Verdict['outcome']>;
}

/** Enrols it as every PC is. */
export const enrolFinance = async (centre: RunningCentre, database: pg.Client): Promise<FinancePc> => {
  const enrolled = await createEnrol({ centralUrl: centre.url, fetch })(centre.demo.enrolmentCode, 'finance');
  invariant(enrolled.ok, 'the test may enrol');
  const { token, officeId, deviceId } = enrolled.value;
  const { rows } = await database.query<{ id: string }>(
    `select id from synced_row where table_name = 'staff' and data->>'role' = 'finance' limit 1`,
  );
  const actorId = rows[0]?.id;
  invariant(actorId, 'the demo has a finance officer');
  const clientId = randomUUID();
  const startedMs = performance.now();
  let seq = 0;
  return {
    importBankFile: async (fileName, bytes) => {
      seq += 1;
      const contentBase64 = Buffer.from(bytes).toString('base64');
      const entry = {
        clientId,
        seq,
        id: randomUUID(),
        name: wireName('import-bank-file'),
        args: { officeId, fileName, contentBase64 },
        actorId,
        deviceId,
        occurredAt: new Date().toISOString(),
        monotonicMs: performance.now() - startedMs,
        offsetMs: 0,
      };
      const reply = await fetch(`${centre.url}/v1/push`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ protocol: PROTOCOL_VERSION, clientId, entries: [entry] }),
      });
      const { verdicts } = PushResponse.parse(await reply.json());
      invariant(verdicts[0], 'the centre judged it');
      return verdicts[0].outcome;
    },
  };
};
