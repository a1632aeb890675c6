import type { ImportPlan, ExistingFactory } from '#shared/register-feed/import-plan.ts';
import type { RegisterSummary } from '#shared/register-feed/record-reader.ts';
import type { RegisterEncoding } from '#shared/register-feed/detect-encoding.ts';
import type { RegisterRefused } from '#shared/register-feed/register-reader.ts';

/** What the page asks of the worker: read this list and say what importing it would do. */
export interface ReadListRequest {
  readonly file: File;
  readonly existing: readonly ExistingFactory[];
  /** Only rows of this province are taken from the national feed. */
  readonly provinceCode: string;
}

/** A list that cannot be taken: refused as a list, or a file that cannot be opened, or is more than an office could have. */
export type ListRefused = RegisterRefused | { readonly type: 'file-unreadable' | 'file-too-large' };

/** A list that was read to its end, and what importing it would do. */
export interface ReadList {
  readonly plan: ImportPlan;
  readonly summary: RegisterSummary;
  /** Absent for spreadsheets. */
  readonly encoding: RegisterEncoding | undefined;
}

/** What the worker tells the page. */
export type ImportNews =
  | { readonly kind: 'progress'; readonly bytes: number; readonly ofBytes: number; readonly rows: number }
  | { readonly kind: 'read'; readonly list: ReadList }
  | { readonly kind: 'refused'; readonly refusal: ListRefused };
