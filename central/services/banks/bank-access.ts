import { isIP } from 'node:net';
import { createPublicKey } from 'node:crypto';
import { z } from 'zod';
import { ScbInquiry } from '../inquiries/scb-inquiry.ts';
import { SignedHttpInquiry } from '../inquiries/signed-http-inquiry.ts';
import { BillerId } from './bank-fields.ts';

/** SHA-256, hex, of a secret that is only ever compared. */
const SecretHash = z.string().regex(/^[0-9a-f]{64}$/);

/** One address or a range in CIDR notation. */
const AddressRange = z.string().refine((text) => {
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}, 'neither an address nor a range');

const PublicKey = z.string().refine((pem) => {
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPublicKey(pem);
    return asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= 2048;
  } catch {
    return false;
  }
}, 'no RSA public key of at least 2048 bits');

/** How a bank whose messages prove nothing is asked whether they are true; without it its file of the day decides. */
const inquiry = z.discriminatedUnion('speaks', [ScbInquiry, SignedHttpInquiry]).exactOptional();

/** Known by an HMAC over every message. Two or three secrets while one is being changed. */
export const StandardWebhookAccess = z.strictObject({
  adapter: z.literal('standard-webhook'),
  secrets: z
    .array(z.string().regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/))
    .min(1)
    .max(3),
});
export type StandardWebhookAccess = z.output<typeof StandardWebhookAccess>;

/** Known by what is hard to guess and by where it comes from; nothing is signed. */
export const ScbAccess = z.strictObject({
  adapter: z.literal('scb'),
  /** Hashes of the last part of the address that was registered with the bank. */
  pathSecretHashes: z.array(SecretHash).min(1).max(3),
  /** Hashes of `user:password`, where the bank sends HTTP Basic. */
  basicHashes: z.array(SecretHash).min(1).max(3).exactOptional(),
  allowedAddresses: z.array(AddressRange).min(1).max(50).exactOptional(),
  inquiry,
});
export type ScbAccess = z.output<typeof ScbAccess>;

/** The codes with which a two-step billing service answers. */
export const KtbCodes = z.strictObject({
  ok: z.string().default('0'),
  notFound: z.string().default('1001'),
  wrongAmount: z.string().default('1004'),
  alreadyPaid: z.string().default('2001'),
  expired: z.string().default('2002'),
  closed: z.string().default('2003'),
  notUnderstood: z.string().default('9001'),
  unavailable: z.string().default('9999'),
});

/** Known by user and password inside the envelope, over a line of its own. */
export const KtbAccess = z.strictObject({
  adapter: z.literal('ktb'),
  userHash: SecretHash,
  passwordHashes: z.array(SecretHash).min(1).max(3),
  allowedAddresses: z.array(AddressRange).min(1).max(50).exactOptional(),
  inquiry,
  /** Which biller a company code means: `comcode` or `comcode/prodcode`. */
  billers: z.record(z.string().regex(/^[A-Za-z0-9]{1,20}(\/[A-Za-z0-9]{1,20})?$/), BillerId),
  commands: z
    .strictObject({
      verify: z.array(z.string().min(1)).min(1),
      confirm: z.array(z.string().min(1)).min(1),
      cancel: z.array(z.string().min(1)).min(1),
    })
    .default({
      verify: ['verify', 'inquiry', 'approve'],
      confirm: ['confirm', 'payment'],
      cancel: ['cancel', 'reversal'],
    }),
  codes: KtbCodes.prefault({}),
});
export type KtbAccess = z.output<typeof KtbAccess>;

/** Known by a JWT (RS256). */
export const BblAccess = z.strictObject({
  adapter: z.literal('bbl'),
  /** PEM; two or three while the bank changes its key. */
  publicKeys: z.array(PublicKey).min(1).max(3),
  issuer: z.string().min(1).exactOptional(),
  audience: z.string().min(1).exactOptional(),
  /** The claim that holds the SHA-256 (hex) of the body. Without it the token says who speaks, not what was said. */
  bodyHashClaim: z.string().min(1).exactOptional(),
  allowedAddresses: z.array(AddressRange).min(1).max(50).exactOptional(),
  inquiry,
});
export type BblAccess = z.output<typeof BblAccess>;

/** How a bank that may talk to this centre is known, and which language it speaks. */
export const BankAccess = z.discriminatedUnion('adapter', [StandardWebhookAccess, ScbAccess, KtbAccess, BblAccess]);
export type BankAccess = z.output<typeof BankAccess>;

/** The banks by the short name that stands in their address. */
export const BankAccesses = z.record(z.string().regex(/^[a-z]{2,8}$/), BankAccess);
export type BankAccesses = z.output<typeof BankAccesses>;
