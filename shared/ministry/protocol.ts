import { z } from 'zod';
import { provinceByCode } from '../domain/province.ts';
import { RowId } from '../model/ids.ts';
import { Instant } from '../model/office-rows.ts';
import { EnrolmentCodeReply } from '../sync/device-protocol.ts';
import { OfficeFigures, OfficeSummary } from './office-figures.ts';

/** What an account of the ministry may do: look at figures; or also open offices. */
export const MinistryRole = z.enum(['ministry-reader', 'centre-administrator']);
export type MinistryRole = z.output<typeof MinistryRole>;

/** The name under which somebody logs in. */
export const MinistryLogin = z.string().regex(/^[a-z][a-z0-9.-]{2,39}$/);

/**
 * What the log-in page sends. Its limits are wider than those of an account, so that a wrong one is refused as
 * wrong.
 */
export const LogInRequest = z.object({ login: z.string().min(1).max(80), password: z.string().min(1).max(200) });

/** Who is logged in. */
export const MinistryAccount = z.object({ login: MinistryLogin, name: z.string(), role: MinistryRole });
export type MinistryAccount = z.output<typeof MinistryAccount>;

/** A device that has sent nothing for so long is silent: longer than from Friday evening to Monday noon. */
export const SILENT_AFTER_MS = 72 * 3_600_000;

/** Refusals are counted over so many days. */
export const REFUSAL_DAYS = 30;

const Count = z.number().int().nonnegative();

/** How an office and the centre stand with each other. */
export const OfficeContact = z.object({
  /** Enrolled and not revoked. */
  devices: Count,
  /** Of them, those from which nothing came for {@link SILENT_AFTER_MS}, or ever. */
  silent: Count,
  /** When the centre last received work that a PC of the office did; null while there was none. */
  newestPushAt: Instant.nullable(),
  /** When a PC of the office last asked for anything, to the nearest minutes; null while none did. */
  heardAt: Instant.nullable(),
  /** Entries of the last {@link REFUSAL_DAYS} days that the centre has refused. */
  refused: Count,
});
export type OfficeContact = z.output<typeof OfficeContact>;

const officeFacts = {
  officeId: RowId,
  provinceCode: z.string().regex(/^\d{2}$/),
  name: z.string(),
  nameEnglish: z.string(),
  isDemo: z.boolean(),
  contact: OfficeContact,
  /** When its figures were counted; null while they never were. */
  countedAt: Instant.nullable(),
};

/** One office on the overview; `figures` is null until it has been counted. */
export const OfficeLine = z.object({ ...officeFacts, figures: OfficeSummary.nullable() });
export type OfficeLine = z.output<typeof OfficeLine>;

/** How far the server that figures are read from was behind the primary, ms; null where they are read from the primary. */
const ReplicaLagMs = z.number().int().nonnegative().nullable().default(null);

/** All offices at one moment. `behind` offices have changed since they were counted and are being counted again. */
export const Overview = z.object({
  at: Instant,
  replicaLagMs: ReplicaLagMs,
  behind: Count,
  offices: z.array(OfficeLine).readonly(),
});
export type Overview = z.output<typeof Overview>;

/** One device of an office: when it was heard, and when it last brought work. */
export const DeviceLine = z.object({
  deviceId: RowId,
  name: z.string(),
  enrolledAt: Instant,
  revokedAt: Instant.nullable(),
  heardAt: Instant.nullable(),
  newestPushAt: Instant.nullable(),
  /** Centre's time minus the PC's when it did its last work, ms; null while it did none. */
  clockOffsetMs: z.number().int().nullable(),
  /** Entries of it that the centre has judged. */
  entries: Count,
});
export type DeviceLine = z.output<typeof DeviceLine>;

/** One office with all that is counted of it. */
export const OfficeDetail = z.object({
  ...officeFacts,
  at: Instant,
  replicaLagMs: ReplicaLagMs,
  figures: OfficeFigures.nullable(),
  devices: z.array(DeviceLine).readonly(),
});
export type OfficeDetail = z.output<typeof OfficeDetail>;

const Name = z.string().trim().min(1).max(200);

/** Shutting a PC of an office out. */
export const ShutOutRequest = z.object({ reason: z.string().trim().min(1).max(300) });

/** Opening an office from the pages; the same as the command does. */
export const OpenOfficeRequest = z.object({
  provinceCode: z.string().refine((code) => provinceByCode(code) !== undefined),
  name: Name,
  nameEnglish: Name,
  administrator: z.object({ name: Name, pin: z.string().regex(/^\d{6,12}$/) }),
});
export type OpenOfficeRequest = z.output<typeof OpenOfficeRequest>;

/** The code enrols one PC and is shown this once; only its hash is kept. */
export const OpenOfficeResponse = z.object({ officeId: RowId, code: EnrolmentCodeReply, badgeCode: z.string() });
export type OpenOfficeResponse = z.output<typeof OpenOfficeResponse>;
