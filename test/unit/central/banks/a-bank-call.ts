import { createHash, generateKeyPairSync } from 'node:crypto';
import {
  askAbout,
  tellOf,
  type BankCall,
  type BankIdentity,
  type BankMovement,
} from '#build/bank-simulator/bank-messages.ts';
import type { BankAccess } from '#central/services/banks/bank-access.ts';
import { BankAccess as BankAccessSchema } from '#central/services/banks/bank-access.ts';
import type { BankReading } from '#central/services/banks/bank-adapter.ts';
import { createAdapters } from '#central/services/banks/create-adapters.ts';

export const NOW_MS = Date.parse('2026-11-24T12:00:05.000+07:00');
export const BILLER = '099999999999900';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const keyPair = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
export const BANKS_KEY = keyPair();
export const STRANGERS_KEY = keyPair();
export const SECRET = `whsec_${Buffer.alloc(32, 2).toString('base64')}`;

export const aMovement = (over: Partial<BankMovement> = {}): BankMovement => ({
  kind: 'confirmed',
  billerId: BILLER,
  transactionId: 'T20261124-0001',
  ref1: '13700000000142',
  satang: 75_045,
  atMs: Date.parse('2026-11-24T12:00:00+07:00'),
  channel: 'PMH',
  payerName: 'สมชาย ใจดี',
  ...over,
});

export const IDENTITIES = {
  'standard-webhook': { speaks: 'standard-webhook', secret: SECRET },
  scb: { speaks: 'scb', pathSecret: 'a-long-random-part-of-the-address', basic: 'faem:random' },
  ktb: { speaks: 'ktb', user: 'ktbuser', password: 'ktb password', comcode: '80123' },
  bbl: { speaks: 'bbl', privateKey: BANKS_KEY.privateKey, bodyHashClaim: 'bodyHash' },
} as const satisfies Record<string, BankIdentity>;

export const ACCESSES: Readonly<Record<keyof typeof IDENTITIES, BankAccess>> = {
  'standard-webhook': BankAccessSchema.parse({ adapter: 'standard-webhook', secrets: [SECRET] }),
  scb: BankAccessSchema.parse({
    adapter: 'scb',
    pathSecretHashes: [sha256('a-long-random-part-of-the-address')],
    basicHashes: [sha256('faem:random')],
    allowedAddresses: ['203.0.113.0/24'],
  }),
  ktb: BankAccessSchema.parse({
    adapter: 'ktb',
    userHash: sha256('ktbuser'),
    passwordHashes: [sha256('ktb password')],
    billers: { '80123': BILLER },
  }),
  bbl: BankAccessSchema.parse({ adapter: 'bbl', publicKeys: [BANKS_KEY.publicKey], bodyHashClaim: 'bodyHash' }),
};

export type Language = keyof typeof IDENTITIES;
export const LANGUAGES = Object.keys(IDENTITIES) as Language[];

export const tells = (language: Language, over: Partial<BankMovement> = {}, nowMs = NOW_MS): BankCall =>
  tellOf(IDENTITIES[language], aMovement(over), { nowMs, isRetry: false });

export const asks = (language: Language, nowMs = NOW_MS): BankCall | undefined =>
  askAbout(IDENTITIES[language], aMovement(), nowMs);

/** What the adapter of this language makes of a call. */
export const readingOf = (
  language: Language,
  call: Omit<BankCall, 'body'> & { readonly body: string | Uint8Array },
  over: { readonly remoteAddress?: string; readonly nowMs?: number; readonly access?: BankAccess } = {},
): BankReading => {
  const adapter = createAdapters({ bank: over.access ?? ACCESSES[language] }).get('bank');
  if (!adapter) throw new Error('no adapter');
  const [door = '', pathSecret] = call.path.split('/');
  return adapter.read({
    door: door === 'events' ? 'events' : 'validations',
    pathSecret,
    header: (name) => call.headers[name] ?? '',
    rawBody: typeof call.body === 'string' ? Buffer.from(call.body) : call.body,
    remoteAddress: over.remoteAddress ?? '203.0.113.7',
    nowMs: over.nowMs ?? NOW_MS,
  });
};
