import { z } from 'zod';
import { err, ok, type Result } from '../lib/result.ts';
import type { DomainError } from '../model/errors.ts';
import { derivedRowId, RowId } from '../model/ids.ts';
import { FILING_ROLES, OFFICE_ROLES } from '../model/roles.ts';
import { StockTakeScope, type StockTakeDeviceRow, type StockTakeRow } from '../model/stock-take-rows.ts';
import { defineMutation, type MutationEvent } from './define.ts';
import { correctedInstant } from './movements.ts';
import { putParts } from './stock-take-parts.ts';
import { scopeContent } from './stock-take-scope.ts';
import type { Tx } from './tx.ts';

const Reason = z.string().trim().min(1).max(300);

/** The id of a PC's part in a count: the same whoever writes it. */
export const stockTakeDeviceId = (stockTakeId: string, deviceId: string): string =>
  derivedRowId('stock-take-device', stockTakeId, deviceId);

const openOne = async (tx: Tx, stockTakeId: string): Promise<Result<StockTakeRow, DomainError>> => {
  const stockTake = await tx.stockTake.get(stockTakeId);
  if (!stockTake) return err({ type: 'stock-take-unknown', stockTakeId });
  if (stockTake.state.kind === 'open') return ok(stockTake);
  return err({ type: 'stock-take-closed', stockTakeId, state: stockTake.state.kind });
};

/** Makes the PC one that counts along; one that was done or released counts again. */
export const putCounting = async (tx: Tx, stockTakeId: string, event: MutationEvent): Promise<void> => {
  const id = stockTakeDeviceId(stockTakeId, event.deviceId);
  const known = await tx.stockTakeDevice.get(id);
  if (known?.state.kind === 'counting') return;
  await tx.stockTakeDevice.put({
    id,
    stockTakeId,
    deviceId: event.deviceId,
    joinedAt: known?.joinedAt ?? correctedInstant(event),
    joinedBy: known?.joinedBy ?? event.actorId,
    state: { kind: 'counting' },
  });
};

/**
 * Opens a count (ตรวจนับ). What it expects is fixed here, from the records as they stand when the centre takes it:
 * lending goes on and does not change it. The PC that opens it counts along.
 */
export const openStockTake = defineMutation({
  name: 'open-stock-take',
  version: 1,
  args: z.object({ scope: StockTakeScope }),
  by: FILING_ROLES,
  async apply(tx, { scope }, event) {
    const content = await scopeContent(tx, scope);
    if (!content.ok) return content;
    const { expectedIds, lentCount } = content.value;
    await tx.stockTake.put({
      id: event.id,
      scope,
      openedAt: correctedInstant(event),
      openedBy: event.actorId,
      expectedCount: expectedIds.length,
      lentCount,
      state: { kind: 'open' },
    });
    await putParts(tx, event.id, expectedIds);
    await putCounting(tx, event.id, event);
    return ok();
  },
});

/** This PC counts along from now on. */
export const joinStockTake = defineMutation({
  name: 'join-stock-take',
  version: 1,
  args: z.object({ stockTakeId: RowId }),
  by: FILING_ROLES,
  async apply(tx, { stockTakeId }, event) {
    const open = await openOne(tx, stockTakeId);
    if (open.ok) await putCounting(tx, stockTakeId, event);
    return open.ok ? ok() : open;
  },
});

/**
 * This PC has counted what it had to. It says how many scans it made, and because its work arrives in order, whoever sees
 * the mark has the scans as well. Scanning again takes the mark back.
 */
export const endStockTakeHere = defineMutation({
  name: 'end-stock-take-here',
  version: 1,
  args: z.object({ stockTakeId: RowId, scans: z.number().int().nonnegative() }),
  by: FILING_ROLES,
  async apply(tx, { stockTakeId, scans }, event) {
    const open = await openOne(tx, stockTakeId);
    if (!open.ok) return open;
    await putCounting(tx, stockTakeId, event);
    const device = await tx.stockTakeDevice.get(stockTakeDeviceId(stockTakeId, event.deviceId));
    if (!device) return err({ type: 'stock-take-unknown', stockTakeId });
    const state = { kind: 'done', at: correctedInstant(event), by: event.actorId, scans } as const;
    await tx.stockTakeDevice.put({ ...device, state });
    return ok();
  },
});

/** Goes on without a PC that broke down or was carried off, with a reason; what it still sends later is kept. */
export const releaseStockTakeDevice = defineMutation({
  name: 'release-stock-take-device',
  version: 1,
  args: z.object({ stockTakeId: RowId, deviceId: RowId, reason: Reason }),
  by: OFFICE_ROLES,
  async apply(tx, { stockTakeId, deviceId, reason }, event) {
    const open = await openOne(tx, stockTakeId);
    if (!open.ok) return open;
    const device = await tx.stockTakeDevice.get(stockTakeDeviceId(stockTakeId, deviceId));
    if (!device) return err({ type: 'stock-take-device-unknown', stockTakeId, deviceId });
    const released: StockTakeDeviceRow = {
      ...device,
      state: { kind: 'released', at: correctedInstant(event), by: event.actorId, reason },
    };
    await tx.stockTakeDevice.put(released);
    return ok();
  },
});

/** Gives a count up, with a reason; its scans stay. */
export const cancelStockTake = defineMutation({
  name: 'cancel-stock-take',
  version: 1,
  args: z.object({ stockTakeId: RowId, reason: Reason }),
  by: OFFICE_ROLES,
  async apply(tx, { stockTakeId, reason }, event) {
    const open = await openOne(tx, stockTakeId);
    if (!open.ok) return open;
    const state = { kind: 'cancelled', at: correctedInstant(event), by: event.actorId, reason } as const;
    await tx.stockTake.put({ ...open.value, state });
    return ok();
  },
});
