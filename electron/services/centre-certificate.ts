import { X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';
import { z } from 'zod';
import { certificateMark } from '#shared/host/centre-invitation.ts';
import type { HostError } from '#shared/host/contract.ts';
import { mapOk, ok, type Result } from '#shared/lib/result.ts';
import type { SealedValue } from './secrets.ts';

/** The certificate that a centre in a PC shows to other PCs, and its key, as PEM. */
export const CentreCertificate = z.object({ key: z.string(), certificate: z.string() });
export type CentreCertificate = z.output<typeof CentreCertificate>;

/** Known by its mark and not by its dates: as long as any PC lives. */
const YEARS = 50;

/** A new certificate that nobody but itself vouches for, with an elliptic key. */
export const makeCentreCertificate = async (nowMs: number): Promise<CentreCertificate> => {
  const notBeforeDate = new Date(nowMs);
  const notAfterDate = new Date(nowMs);
  notAfterDate.setUTCFullYear(notAfterDate.getUTCFullYear() + YEARS);
  const made = await generate([{ name: 'commonName', value: 'Faem' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate,
    notAfterDate,
  });
  return { key: made.private, certificate: made.cert };
};

/** The mark of a certificate in PEM. Throws when it is none. */
export const markOfCertificate = (pem: string): string =>
  certificateMark(Buffer.from(new X509Certificate(pem).fingerprint256.replaceAll(':', ''), 'hex'));

/** The certificate of this PC, made when it is first needed: every PC that has joined knows it by its mark. */
export const keptCertificate = async (
  kept: SealedValue<CentreCertificate>,
  make: () => Promise<CentreCertificate>,
): Promise<Result<CentreCertificate, HostError>> => {
  const known = await kept.get();
  if (known) return ok(known);
  const made = await make();
  return mapOk(await kept.set(made), () => made);
};
