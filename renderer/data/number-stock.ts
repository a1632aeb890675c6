import { NumberKind } from '#shared/model/office-rows.ts';
import type { SyncEngine } from '#shared/sync/engine.ts';
import type { Transport } from '#shared/sync/ports.ts';
import type { Replica } from '#shared/sync/replica.ts';
import { numberSupply } from './number-blocks.ts';

const LEASE_SIZE: Readonly<Record<NumberKind, number>> = {
  notice: 200,
  folder: 6_000,
  location: 3_000,
  staff: 100,
};
/** A new block is asked for when fewer than this part of a block is left. */
const LEASE_WHEN_BELOW = 0.25;

/** Keeps enough leased numbers in stock: asks for a block when one runs low, at most one request of a kind at a time. */
export const keepNumbersInStock = (replica: Replica, transport: Transport, engine: SyncEngine): (() => void) => {
  const asking = new Set<NumberKind>();
  const askFor = (kind: NumberKind): void => {
    asking.add(kind);
    void transport.lease(kind, LEASE_SIZE[kind]).then((leased) => {
      if (leased.ok) engine.nudge();
      // After a failure the next turn of the engine asks again.
      else asking.delete(kind);
    });
  };
  return () => {
    const { deviceId, usedNumbers, cookie } = replica.meta();
    if (cookie === '') return;
    const blocks = replica.readModel.list('numberBlock', 'deviceId', deviceId);
    for (const kind of NumberKind.options) {
      const { left } = numberSupply(blocks, kind, usedNumbers[kind] ?? 0);
      const isLow = left <= LEASE_SIZE[kind] * LEASE_WHEN_BELOW;
      if (!isLow) asking.delete(kind);
      else if (!asking.has(kind)) askFor(kind);
    }
  };
};
