import { parseArgs } from 'node:util';
import { z } from 'zod';
import { provinceByCode } from '#shared/domain/province.ts';
import { parse } from '#shared/lib/parse.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { RowId } from '#shared/model/ids.ts';
import { type MinistryAccount, MinistryLogin, MinistryRole } from '#shared/ministry/protocol.ts';
import { LONGEST_CODE_MINUTES } from '#shared/sync/device-protocol.ts';
import type { AuditHead } from './services/audit-trail.ts';
import type { OfficeToCreate } from './services/create-office.ts';

/** What an operator asks of the office command. */
export type OfficeRequest =
  | { readonly kind: 'create'; readonly office: OfficeToCreate }
  | { readonly kind: 'enrolment-code'; readonly officeId: string; readonly hours: number }
  | { readonly kind: 'devices'; readonly officeId: string }
  | { readonly kind: 'revoke-device'; readonly officeId: string; readonly deviceId: string; readonly reason: string }
  | { readonly kind: 'verify-receipts'; readonly officeId: string }
  | { readonly kind: 'verify-audit'; readonly officeId: string; readonly published?: AuditHead }
  | { readonly kind: 'person'; readonly officeId: string; readonly about: string; readonly reason: string }
  | { readonly kind: 'ministry-user'; readonly wish: MinistryUserWish };

/** What becomes of the accounts of the ministry. */
export type MinistryUserWish =
  | { readonly kind: 'add'; readonly account: MinistryAccount }
  | { readonly kind: 'password' | 'close'; readonly login: string }
  | { readonly kind: 'list' };

/** What cannot be understood; a problem names the option and never repeats its value. */
export interface OfficeRequestInvalid {
  readonly type: 'office-request-invalid';
  readonly problems: readonly string[];
}

/** How the command is called. */
export const OFFICE_USAGE = `Usage:
  npm run office -- create --province 13 --name "…" --name-en "…" --admin "…" --pin 123456
                           [--biller 15-digits --biller-name "…"]
  npm run office -- enrolment-code --office ID [--hours 24]
  npm run office -- devices --office ID
  npm run office -- revoke-device --office ID --device ID --reason "…"
  npm run office -- verify-receipts --office ID
  npm run office -- verify-audit --office ID [--head NUMBER:HASH]
  npm run office -- person --office ID --about "NAME, ID OR NUMBER" --reason "…"
  npm run office -- ministry-user add --login NAME --name "…" --role ministry-reader|centre-administrator
  npm run office -- ministry-user password|close --login NAME
  npm run office -- ministry-user list
The database is the server's own: DATABASE_URL, or FAEM_DATA with the server stopped.`;

const Name = z.string('is missing').trim().min(1, 'is empty').max(200, 'is longer than 200 characters');

const CreateOptions = z
  .object({
    province: z
      .string('is missing')
      .refine((code) => provinceByCode(code) !== undefined, 'is not the two-digit code of a province'),
    name: Name,
    'name-en': Name,
    admin: Name,
    /** Longer than the log-in screen demands: whoever has this PIN may change everything. */
    pin: z.string('is missing').regex(/^\d{6,12}$/, 'is not 6 to 12 digits'),
    biller: z
      .string()
      .regex(/^\d{15}$/, 'is not 15 digits')
      .exactOptional(),
    'biller-name': Name.exactOptional(),
  })
  .refine((options) => (options.biller === undefined) === (options['biller-name'] === undefined), {
    message: 'is needed together with --biller, and the other way round',
    path: ['biller-name'],
  });

const OfficeOptions = z.object({ office: RowId });

const CodeOptions = z.object({
  office: RowId,
  hours: z.coerce
    .number()
    .int('is no whole number')
    .min(1, 'is less than 1')
    .max(LONGEST_CODE_MINUTES / 60, 'is more than 30 days')
    .default(24),
});

const AuditOptions = z.object({
  office: RowId,
  head: z
    .string()
    .regex(/^[1-9]\d{0,14}:[0-9a-f]{64}$/, 'is not NUMBER:HASH')
    .exactOptional(),
});

const auditRequest = ({ office: officeId, head }: z.output<typeof AuditOptions>): OfficeRequest => {
  const [number = '', hash = ''] = head?.split(':') ?? [];
  if (head === undefined) return { kind: 'verify-audit', officeId };
  return { kind: 'verify-audit', officeId, published: { number: Number(number), hash } };
};

const RevokeOptions = z.object({
  office: RowId,
  device: RowId,
  reason: z.string('is missing').trim().min(3, 'is too short').max(200, 'is longer than 200 characters'),
});

const PersonOptions = z.object({
  office: RowId,
  about: z.string('is missing').trim().min(3, 'is too short').max(200, 'is longer than 200 characters'),
  reason: z.string('is missing').trim().min(3, 'is too short').max(200, 'is longer than 200 characters'),
});

const invalid = (...problems: readonly string[]): Result<never, OfficeRequestInvalid> =>
  err({ type: 'office-request-invalid', problems });

const optionsOf = (texts: readonly string[], names: readonly string[]): Record<string, unknown> | undefined => {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' } as const]));
  try {
    return { ...parseArgs({ args: [...texts], options }).values };
  } catch {
    // An unknown option, or one without its value; the usage says which there are.
    return undefined;
  }
};

const readOptions = <S extends z.ZodType>(
  texts: readonly string[],
  schema: S,
  names: readonly string[],
): Result<z.output<S>, OfficeRequestInvalid> => {
  const options = optionsOf(texts, names);
  if (!options) return invalid('an option is unknown, or has no value');
  const parsed = parse(schema, options);
  if (parsed.ok) return parsed;
  return invalid(...parsed.error.issues.map(({ path, message }) => `--${path} ${message}`));
};

const createRequest = (options: z.output<typeof CreateOptions>): OfficeRequest => {
  const { province, name, admin, pin, biller, 'name-en': nameEnglish, 'biller-name': registeredName } = options;
  const paid =
    biller === undefined || registeredName === undefined ? {} : { biller: { billerId: biller, registeredName } };
  return {
    kind: 'create',
    office: { provinceCode: province, name, nameEnglish, administrator: { name: admin, pin }, ...paid },
  };
};

const LoginOptions = z.object({ login: MinistryLogin });
const AccountOptions = LoginOptions.extend({ name: Name, role: MinistryRole });

const ministryUserRequest = ([action, ...texts]: readonly string[]): Result<OfficeRequest, OfficeRequestInvalid> => {
  if (action === 'list') return ok({ kind: 'ministry-user', wish: { kind: 'list' } });
  if (action === 'add') {
    const account = readOptions(texts, AccountOptions, Object.keys(AccountOptions.shape));
    return account.ok ? ok({ kind: 'ministry-user', wish: { kind: 'add', account: account.value } }) : account;
  }
  if (action !== 'password' && action !== 'close') return invalid('say what to do: add, password, close or list');
  const options = readOptions(texts, LoginOptions, Object.keys(LoginOptions.shape));
  return options.ok ? ok({ kind: 'ministry-user', wish: { kind: action, login: options.value.login } }) : options;
};

/** Reads the words after the command's name. */
export const readOfficeRequest = (words: readonly string[]): Result<OfficeRequest, OfficeRequestInvalid> => {
  const [action, ...texts] = words;
  if (action === 'create') {
    const options = readOptions(texts, CreateOptions, Object.keys(CreateOptions.shape));
    return options.ok ? ok(createRequest(options.value)) : options;
  }
  if (action === 'enrolment-code') {
    const options = readOptions(texts, CodeOptions, Object.keys(CodeOptions.shape));
    return options.ok ? ok({ kind: action, officeId: options.value.office, hours: options.value.hours }) : options;
  }
  if (action === 'revoke-device') {
    const options = readOptions(texts, RevokeOptions, Object.keys(RevokeOptions.shape));
    if (!options.ok) return options;
    const { office: officeId, device: deviceId, reason } = options.value;
    return ok({ kind: action, officeId, deviceId, reason });
  }
  if (action === 'person') {
    const options = readOptions(texts, PersonOptions, Object.keys(PersonOptions.shape));
    if (!options.ok) return options;
    const { office: officeId, about, reason } = options.value;
    return ok({ kind: action, officeId, about, reason });
  }
  if (action === 'verify-audit') {
    const options = readOptions(texts, AuditOptions, Object.keys(AuditOptions.shape));
    return options.ok ? ok(auditRequest(options.value)) : options;
  }
  if (action === 'devices' || action === 'verify-receipts') {
    const options = readOptions(texts, OfficeOptions, Object.keys(OfficeOptions.shape));
    return options.ok ? ok({ kind: action, officeId: options.value.office }) : options;
  }
  if (action === 'ministry-user') return ministryUserRequest(texts);
  return invalid(
    'say what to do: create, enrolment-code, devices, revoke-device, verify-receipts, verify-audit, person or ministry-user',
  );
};
