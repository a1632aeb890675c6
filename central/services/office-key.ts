import { randomBytes } from 'node:crypto';
import { derivedRowId } from '#shared/model/ids.ts';
import type { OfficeKeyRow } from '#shared/model/office-key-rows.ts';

const KEY_BYTES = 32;
const NAME_BYTES = 8;

/** A fresh key for the files of an office. Its name says nothing about it. */
export const makeOfficeKey = (nowMs: number): OfficeKeyRow => ({
  id: derivedRowId('key', randomBytes(NAME_BYTES).toString('hex')),
  keyBase64: randomBytes(KEY_BYTES).toString('base64'),
  madeAt: new Date(nowMs).toISOString(),
});
