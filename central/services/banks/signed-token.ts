import { createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';

const TOLERANCE_S = 5 * 60;
const SECOND_MS = 1000;
const LONGEST_TOKEN = 8192;
const TOKEN = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/;

const Header = z.object({ alg: z.literal('RS256'), crit: z.undefined().optional() });
const Claims = z.looseObject({
  iat: z.number().int(),
  exp: z.number().int(),
  nbf: z.number().int().optional(),
  iss: z.string().optional(),
  aud: z.union([z.string(), z.array(z.string())]).optional(),
});
export type Claims = z.output<typeof Claims>;

/** What a token must be to be believed. */
export interface TokenRules {
  /** PEM; a token signed by any of them is good. */
  readonly publicKeys: readonly string[];
  readonly issuer?: string | undefined;
  readonly audience?: string | undefined;
  readonly nowMs: number;
}

const partOf = <S extends z.ZodType>(schema: S, part: string): z.output<S> | undefined => {
  try {
    const parsed = schema.safeParse(JSON.parse(Buffer.from(part, 'base64url').toString('utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
};

const isInTime = ({ iat, exp, nbf }: Claims, nowMs: number): boolean => {
  const nowS = nowMs / SECOND_MS;
  return Math.abs(nowS - iat) <= TOLERANCE_S && exp > nowS && (nbf === undefined || nbf <= nowS + TOLERANCE_S);
};

const isFor = ({ iss, aud }: Claims, { issuer, audience }: TokenRules): boolean =>
  (issuer === undefined || iss === issuer) && (audience === undefined || [aud].flat().includes(audience));

/**
 * The claims of a JWT (RFC 7519) that one of the keys signed by RS256 within the last five minutes; undefined for every
 * other token. The algorithm is never taken from the token, so `none` and a key used as an HMAC secret lead nowhere.
 */
export const claimsOfToken = (token: string, rules: TokenRules): Claims | undefined => {
  const [, head = '', body = '', signature = ''] = (token.length <= LONGEST_TOKEN ? TOKEN.exec(token) : null) ?? [];
  if (signature === '' || partOf(Header, head) === undefined) return undefined;
  const signed = Buffer.from(`${head}.${body}`);
  const isSigned = rules.publicKeys.some((pem) =>
    verify('RSA-SHA256', signed, createPublicKey(pem), Buffer.from(signature, 'base64url')),
  );
  if (!isSigned) return undefined;
  const claims = partOf(Claims, body);
  return claims !== undefined && isInTime(claims, rules.nowMs) && isFor(claims, rules) ? claims : undefined;
};
