import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import { DEMO_BANK } from '#central/demo/demo-bank.ts';
import { createInquiryAnswers } from './bank-simulator/answer-inquiry.ts';
import { dayFile } from './bank-simulator/day-file.ts';
import { openLedger } from './bank-simulator/ledger.ts';
import { readCommand, type BankSettings } from './bank-simulator/options.ts';
import { serveBank } from './bank-simulator/serve-bank.ts';
import { createSimulatedBank, type Played, type Script, type SimulatedBill } from './bank-simulator/simulated-bank.ts';

const OWNER = { bankCode: '006', account: '9990000001', companyName: 'สอจ.ปทุมธานี (สาธิต)', serviceCode: 'DEMO0001' };

/** With which a centre that speaks SCB's inquiry is let in. */
const APPLICATION_SECRET = 'simulated';

const player = ({ centre, bank, identity, ledger: file }: BankSettings) => {
  const ledger = openLedger(file);
  const simulated = createSimulatedBank(identity, {
    send: async ({ path, headers, body }) => {
      const reply = await fetch(`${centre}/v1/banks/${bank}/${path}`, { method: 'POST', headers, body }).catch(() => {
        throw new Error(`no centre answers at ${centre}: start the demo by npm start, or name another by --centre`);
      });
      return { status: reply.status, body: await reply.text() };
    },
    nowMs: () => Date.now(),
    newTransactionId: () => `SIM-${randomUUID().slice(0, 18)}`,
  });
  return async (script: Script, bill: SimulatedBill): Promise<Played> => {
    const played = await simulated.play(script, bill);
    ledger.add(played.moved);
    return played;
  };
};

const writeDayFile = (settings: BankSettings, given: { readonly day?: string; readonly out?: string }): void => {
  const day = given.day ?? isoDateAt(Date.now());
  const out = given.out ?? `bank-${day}.txt`;
  const made = dayFile(openLedger(settings.ledger).all(), { day, owner: OWNER });
  if (!made.ok) throw new Error(`record ${made.error.record} does not fit at column ${made.error.column}`);
  writeFileSync(out, made.value);
  console.log(`bank: ${out}, ${made.value.length} bytes`);
};

const run = async (): Promise<void> => {
  const { settings, command } = readCommand(process.argv.slice(2));
  const play = player(settings);
  if (command.kind === 'file') {
    const { day, out } = command;
    writeDayFile(settings, { ...(day === undefined ? {} : { day }), ...(out === undefined ? {} : { out }) });
    return;
  }
  if (command.kind === 'serve') {
    const { identity, ledger } = settings;
    const answers = createInquiryAnswers({
      movements: () => openLedger(ledger).all(),
      secret: identity.speaks === 'standard-webhook' ? identity.secret : DEMO_BANK.secret,
      applicationSecret: APPLICATION_SECRET,
      nowMs: () => Date.now(),
    });
    const server = serveBank(play, answers);
    server.listen(command.port, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : command.port;
      console.log(`bank: http://127.0.0.1:${port}`);
    });
    return;
  }
  const { steps } = await play(command.script, command.bill);
  for (const { said, satang, transactionId, status, answer } of steps) {
    console.log(`${said} ${transactionId} ${satang} satang -> ${status} ${answer}`);
  }
};

run().catch((error: unknown) => {
  console.error(`bank: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
