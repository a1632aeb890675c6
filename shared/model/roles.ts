import { z } from 'zod';

/** What a person of the office may do; one role each, the supervisor and the administrator may do all of it. */
export const Role = z.enum(['clerk', 'file-room', 'finance', 'supervisor', 'administrator']);
export type Role = z.output<typeof Role>;

/** Everybody who handles folders. */
export const FILING_ROLES: readonly Role[] = ['clerk', 'file-room', 'finance', 'supervisor', 'administrator'];
/** Those who issue notices and show payment QR codes. */
export const COUNTER_ROLES: readonly Role[] = ['clerk', 'finance', 'supervisor', 'administrator'];
/** Those who confirm fee schedules and answer for money. */
export const FINANCE_ROLES: readonly Role[] = ['finance', 'supervisor', 'administrator'];
/** Those who change what the office consists of: people, places, imported registers. */
export const OFFICE_ROLES: readonly Role[] = ['supervisor', 'administrator'];
