import { unreachable } from '#shared/lib/invariant.ts';
import { createSeededRandom, type SeededRandom } from '#shared/demo/seeded-random.ts';
import { FAMILY_NAMES, GIVEN_NAMES, TITLES } from '#shared/demo/words.ts';
import { askAbout, tellOf, type BankCall, type BankIdentity, type BankMovement } from './bank-messages.ts';

/** What the payer is asked to pay, as the QR or the paper says it. */
export interface SimulatedBill {
  readonly billerId: string;
  readonly ref1: string;
  readonly ref2?: string | undefined;
  readonly satang: number;
}

/** What the bank, its payer or somebody else does with a bill. */
export const SCRIPTS = [
  /** Asks first, where the bank asks; takes the money only on a yes. */
  'pay',
  /** Takes the money without asking: a notice that is cancelled, past its day, or paid by somebody else meanwhile. */
  'pay-unasked',
  /** The first answer gets lost, so the bank sends again. */
  'retry',
  /** One payment, told five times at once. */
  'repeat',
  /** Two payments of the same bill. */
  'pay-twice',
  /** Two payments that together make the amount. */
  'in-parts',
  'reverse',
  /** The reversal comes before the payment it takes back. */
  'reverse-first',
  'underpay',
  'overpay',
  /** Forty days from now. */
  'late',
  /** One digit of the reference mistyped. */
  'unknown-reference',
  /** Two amounts under one transaction id. */
  'contradict',
  /** Somebody who knows the bill but not the secret. No money moves. */
  'forged',
] as const;
export type Script = (typeof SCRIPTS)[number];

/** One message and its answer. */
export interface Step {
  readonly said: 'asked' | 'paid' | 'reversed' | 'forged';
  readonly satang: number;
  readonly transactionId: string;
  readonly status: number;
  readonly answer: string;
}

/** What was played, and the money that moved: what stands in the file of the day. */
export interface Played {
  readonly steps: readonly Step[];
  readonly moved: readonly BankMovement[];
}

/** What the simulated bank needs of the world. */
export interface SimulatedBankPorts {
  readonly send: (call: BankCall) => Promise<{ readonly status: number; readonly body: string }>;
  readonly nowMs: () => number;
  readonly newTransactionId: () => string;
}

const BAHT = 100;
const DAY_MS = 24 * 60 * 60 * 1000;
const LATE_DAYS = 40;
const REPETITIONS = 5;
const CHANNELS = ['mobile', 'atm', 'counter'] as const;

/** An invented person, the same for the same transaction; each name says that it is invented. */
export const payerNameFor = (transactionId: string): string => {
  const seed = Array.from(transactionId).reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), 7);
  const random: SeededRandom = createSeededRandom(seed, 1);
  return `${random.pick(TITLES)}${random.pick(GIVEN_NAMES)} ${random.pick(FAMILY_NAMES)}`;
};

/** Whether the answer to a question lets the money move. */
const isYes = (by: BankIdentity, answer: string): boolean => {
  switch (by.speaks) {
    case 'standard-webhook':
      return answer.includes('"kind":"ok"');
    case 'ktb':
      return answer.includes('<respcode>0</respcode>');
    case 'bbl':
      return answer.includes('"responseCode":"000"');
    case 'scb':
      return true;
    default:
      return unreachable(by);
  }
};

const otherDigit = (ref1: string): string => `${ref1.slice(0, -1)}${(Number(ref1.slice(-1)) + 1) % 10}`;

/** An identity that looks like the bank's and is not. */
const forgerOf = (by: BankIdentity): BankIdentity => {
  const guess = Buffer.alloc(32, 9).toString('base64');
  if (by.speaks === 'standard-webhook') return { ...by, secret: `whsec_${guess}` };
  if (by.speaks === 'scb') return { ...by, pathSecret: 'guess' };
  // A bank that signs with a key of its own is forged by signing for another time: the key itself cannot be guessed.
  return by.speaks === 'ktb' ? { ...by, password: guess } : by;
};

/** How the bank speaks of one movement of money. */
const createTeller = (by: BankIdentity, ports: SimulatedBankPorts) => {
  const movementOf = (bill: SimulatedBill): BankMovement => {
    const transactionId = ports.newTransactionId();
    const channel = CHANNELS[transactionId.charCodeAt(transactionId.length - 1) % CHANNELS.length] ?? 'mobile';
    const payerName = payerNameFor(transactionId);
    return { kind: 'confirmed', ...bill, transactionId, atMs: ports.nowMs(), channel, payerName };
  };
  const tell = async (moved: BankMovement, how: 'first' | 'again' | 'forged' = 'first'): Promise<Step> => {
    const isForged = how === 'forged';
    const nowMs = isForged && by.speaks === 'bbl' ? ports.nowMs() - DAY_MS : ports.nowMs();
    const call = tellOf(isForged ? forgerOf(by) : by, moved, { nowMs, isRetry: how === 'again' });
    const { status, body } = await ports.send(call);
    const said = isForged ? 'forged' : moved.kind === 'confirmed' ? 'paid' : 'reversed';
    return { said, satang: moved.satang, transactionId: moved.transactionId, status, answer: body };
  };
  const ask = async (moved: BankMovement): Promise<Step | undefined> => {
    const call = askAbout(by, moved, ports.nowMs());
    if (!call) return undefined;
    const { status, body } = await ports.send(call);
    return { said: 'asked', satang: moved.satang, transactionId: moved.transactionId, status, answer: body };
  };
  const tellAll = async (...moved: readonly BankMovement[]): Promise<Played> => {
    const steps: Step[] = [];
    for (const one of moved) steps.push(await tell(one));
    return { steps, moved };
  };
  const pay = async (moved: BankMovement): Promise<Played> => {
    const asked = await ask(moved);
    if (asked && (asked.status !== 200 || !isYes(by, asked.answer))) return { steps: [asked], moved: [] };
    const told = await tell(moved);
    return { steps: asked ? [asked, told] : [told], moved: [moved] };
  };
  return { movementOf, tell, tellAll, pay };
};

const reversalOf = (moved: BankMovement): BankMovement => ({ ...moved, kind: 'reversed', atMs: moved.atMs + 1000 });

/** A bank that plays scripts against a centre, in the language of a real one. */
export interface SimulatedBank {
  play(script: Script, bill: SimulatedBill): Promise<Played>;
}

/** Builds it. */
export const createSimulatedBank = (by: BankIdentity, ports: SimulatedBankPorts): SimulatedBank => {
  const { movementOf, tell, tellAll, pay } = createTeller(by, ports);
  const scripts: Readonly<Record<Script, (moved: BankMovement, bill: SimulatedBill) => Promise<Played>>> = {
    pay,
    'pay-unasked': (moved) => tellAll(moved),
    retry: async (moved) => ({ steps: [await tell(moved), await tell(moved, 'again')], moved: [moved] }),
    repeat: async (moved) => {
      const steps = await Promise.all(Array.from({ length: REPETITIONS }, () => tell(moved)));
      return { steps, moved: [moved] };
    },
    'pay-twice': (moved, bill) => tellAll(moved, movementOf(bill)),
    'in-parts': (moved, bill) => {
      const satang = Math.ceil(bill.satang / 2);
      return tellAll({ ...moved, satang }, { ...movementOf(bill), satang: bill.satang - satang });
    },
    reverse: (moved) => tellAll(moved, reversalOf(moved)),
    'reverse-first': (moved) => tellAll(reversalOf(moved), moved),
    underpay: (moved, { satang }) => tellAll({ ...moved, satang: Math.max(1, satang - BAHT) }),
    overpay: (moved, { satang }) => tellAll({ ...moved, satang: satang + BAHT }),
    late: (moved) => tellAll({ ...moved, atMs: moved.atMs + LATE_DAYS * DAY_MS }),
    'unknown-reference': (moved, { ref1 }) => tellAll({ ...moved, ref1: otherDigit(ref1) }),
    contradict: async (moved, { satang }) => {
      const steps = [await tell(moved), await tell({ ...moved, satang: satang + 1 })];
      return { steps, moved: [moved] };
    },
    forged: async (moved) => ({ steps: [await tell(moved, 'forged')], moved: [] }),
  };
  return { play: (script, bill) => scripts[script](movementOf(bill), bill) };
};
