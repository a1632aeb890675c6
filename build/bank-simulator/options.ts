import { parseArgs } from 'node:util';
import { z } from 'zod';
import { DEMO_BANK } from '#central/demo/demo-bank.ts';
import { parseBaht } from '#shared/domain/money.ts';
import { decodeThaiQr } from '#shared/domain/payment-qr.ts';
import type { BankIdentity } from './bank-messages.ts';
import { SCRIPTS, type Script, type SimulatedBill } from './simulated-bank.ts';

export const USAGE = `npm run bank -- pay QR [--script SCRIPT] [--baht AMOUNT]
npm run bank -- pay --ref1 REF1 --biller ID --baht AMOUNT [--ref2 REF2]
npm run bank -- serve [--port 4848]        a page and a JSON port that do the same
npm run bank -- file [--day YYYY-MM-DD] [--out FILE]   the file of the day, 256 bytes a record, Windows-874

A bank that moves no money. QR is the text of the code on the kiosk or the letter.
Scripts: ${SCRIPTS.join(', ')}
--centre    default http://127.0.0.1:4747, the demo of npm start
--bank      its name at the centre, default ktb
--identity  how it is known, as JSON, e.g. {"speaks":"scb","pathSecret":"…"}, {"speaks":"ktb","user":"…","password":"…",
            "comcode":"…"}, {"speaks":"bbl","privateKey":"…"}, {"speaks":"standard-webhook","secret":"whsec_…"}
--ledger    what was moved, default .demo/bank/ledger.jsonl`;

const Identity = z.discriminatedUnion('speaks', [
  z.object({ speaks: z.literal('standard-webhook'), secret: z.string() }),
  z.object({ speaks: z.literal('scb'), pathSecret: z.string(), basic: z.string().optional() }),
  z.object({ speaks: z.literal('ktb'), user: z.string(), password: z.string(), comcode: z.string() }),
  z.object({ speaks: z.literal('bbl'), privateKey: z.string(), bodyHashClaim: z.string().optional() }),
]);

const Values = z.object({
  centre: z.url().default('http://127.0.0.1:4747'),
  bank: z
    .string()
    .regex(/^[a-z]{2,8}$/)
    .default(DEMO_BANK.name),
  identity: z.string().optional(),
  ledger: z.string().default('.demo/bank/ledger.jsonl'),
  script: z.enum(SCRIPTS).default('pay'),
  ref1: z.string().optional(),
  ref2: z.string().optional(),
  biller: z.string().optional(),
  baht: z.string().optional(),
  port: z.coerce.number().int().min(0).max(65_535).default(4848),
  day: z.iso.date().optional(),
  out: z.string().optional(),
});

/** How the bank reaches the centre. */
export interface BankSettings {
  readonly centre: string;
  readonly bank: string;
  readonly identity: BankIdentity;
  readonly ledger: string;
}

export type BankCommand =
  | { readonly kind: 'pay'; readonly script: Script; readonly bill: SimulatedBill }
  | { readonly kind: 'serve'; readonly port: number }
  | { readonly kind: 'file'; readonly day: string | undefined; readonly out: string | undefined };

/** What was typed, checked; throws a sentence that names each option that is missing or wrong. */
const checked = <S extends z.ZodType>(
  schema: S,
  typed: unknown,
  names: Readonly<Record<string, string>>,
): z.output<S> => {
  const read = schema.safeParse(typed);
  if (read.success) return read.data;
  const wrong = read.error.issues.map(({ path, message }) => {
    const field = path.join('.');
    return `${names[field] ?? `--${field}`} is missing or wrong (${message})`;
  });
  throw new Error([...wrong, 'npm run bank without anything else says what there is'].join('\n'));
};

const identityOf = (json: string | undefined): BankIdentity => {
  if (json === undefined) return { speaks: 'standard-webhook', secret: DEMO_BANK.secret };
  let typed: unknown;
  try {
    typed = JSON.parse(json);
  } catch {
    throw new Error('--identity is no JSON; put it in single quotes so that the shell leaves it alone');
  }
  return checked(Identity, typed, { speaks: 'speaks in --identity' });
};

const Bill = z.object({
  billerId: z.string().regex(/^\d{15}$/),
  ref1: z.string().regex(/^[A-Z0-9]{1,20}$/),
  ref2: z
    .string()
    .regex(/^[A-Z0-9]{1,20}$/)
    .optional(),
  satang: z.number().int().min(1),
});

/** What is asked of the payer: the fields of the QR, each replaced by what is said beside it. Throws on what is no bill. */
export const billOf = (given: {
  readonly qr?: string | undefined;
  readonly billerId?: string | undefined;
  readonly ref1?: string | undefined;
  readonly ref2?: string | undefined;
  readonly baht?: string | undefined;
}): SimulatedBill => {
  const read = given.qr === undefined ? undefined : decodeThaiQr(given.qr);
  if (read?.ok === false) throw new Error(`not a payment QR: ${read.error.map(({ type }) => type).join(', ')}`);
  const code = read?.value.kind === 'bill-payment' ? read.value : undefined;
  if (read !== undefined && code === undefined) throw new Error('this QR is no bill payment');
  const baht = given.baht === undefined ? undefined : parseBaht(given.baht);
  if (baht?.ok === false) throw new Error('the amount is not understood');
  const typed = {
    billerId: given.billerId ?? code?.billerId,
    ref1: given.ref1 ?? code?.ref1,
    ref2: given.ref2 ?? code?.ref2,
    satang: baht?.value ?? code?.satang,
  };
  return checked(Bill, typed, { billerId: 'the text of a QR, or --biller,', satang: '--baht' });
};

/** The command line as a command; throws with a message for whoever typed it. */
export const readCommand = (
  args: readonly string[],
): { readonly settings: BankSettings; readonly command: BankCommand } => {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      centre: text,
      bank: text,
      identity: text,
      ledger: text,
      script: text,
      ref1: text,
      ref2: text,
      biller: text,
      baht: text,
      port: text,
      day: text,
      out: text,
    },
  });
  const given = checked(Values, values, {});
  const settings = { ...given, identity: identityOf(given.identity) };
  const [kind, qr] = positionals;
  if (kind === 'serve') return { settings, command: { kind, port: given.port } };
  if (kind === 'file') return { settings, command: { kind, day: given.day, out: given.out } };
  if (kind !== 'pay') throw new Error(USAGE);
  const { biller: billerId, ref1, ref2, baht, script } = given;
  return { settings, command: { kind, script, bill: billOf({ qr, billerId, ref1, ref2, baht }) } };
};
