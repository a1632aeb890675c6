import { createStore, type StoreApi } from 'zustand/vanilla';
import { checkLoan } from '#data/loan-queries.ts';
import type { OfficeData } from '#data/office-data.ts';
import { withTrap } from '#data/trap-after-return.ts';
import type { ScanEvent } from '#services/services.ts';
import type { IsoDate } from '#shared/domain/thai-date.ts';
import { resolveScan } from './resolve-scan.ts';
import { openScanDesk, stepScanDesk } from './scan-desk-machine.ts';
import type { DeskKnowledge, DeskResult, ScanDeskEffect, ScanDeskEvent, ScanDeskState } from './scan-desk-state.ts';

export interface ScanDeskDeps {
  readonly data: Pick<OfficeData, 'rows' | 'mutateAll'>;
  readonly nowMs: () => number;
  readonly terms: { readonly purpose: string; readonly dueOn: IsoDate };
  readonly announce: (result: DeskResult) => void;
  /** A bug in storing; the line is shown as refused all the same. */
  readonly onFailure: (error: unknown) => void;
}

export interface ScanDesk {
  readonly desk: ScanDeskState;
  send(event: ScanDeskEvent): void;
  /** Takes a scan of whatever kind. */
  scan(scan: ScanEvent): void;
}

/** Runs the machine of the desk: what it wants stored is stored one after the other, in the order of scanning. */
export const createScanDeskStore = (deps: ScanDeskDeps): StoreApi<ScanDesk> => {
  let queue: Promise<void> = Promise.resolve();
  const known: DeskKnowledge = { checkLoan: (loan) => checkLoan(deps.data.rows, loan) };

  const perform = async (effect: Exclude<ScanDeskEffect, { kind: 'announce' }>): Promise<void> => {
    const { number, call } = effect;
    const result = await deps.data.mutateAll(withTrap(deps.data.rows, call));
    const isUndo = effect.kind === 'undo';
    if (!result.ok) {
      send(isUndo ? { kind: 'undo-refused', number } : { kind: 'refused', number, error: result.error });
      return;
    }
    send(
      isUndo
        ? { kind: 'undo-stored', number, atMs: deps.nowMs() }
        : { kind: 'stored', number, mutationId: result.value[0] ?? '' },
    );
  };

  const performSafely = async (effect: Exclude<ScanDeskEffect, { kind: 'announce' }>): Promise<void> => {
    try {
      await perform(effect);
    } catch (error) {
      const { number } = effect;
      deps.onFailure(error);
      // The scan stays on the list with "store again", and those behind it go on.
      if (effect.kind === 'undo') send({ kind: 'undo-refused', number });
      else send({ kind: 'refused', number, error: { type: 'storage-failed', reason: 'unavailable' } });
    }
  };

  const run = (effect: ScanDeskEffect): void => {
    if (effect.kind === 'announce') deps.announce(effect.result);
    else queue = queue.then(() => performSafely(effect));
  };

  const store = createStore<ScanDesk>()(() => ({
    desk: openScanDesk(deps.terms),
    send: (event) => send(event),
    scan: ({ text, atMs }) =>
      send({ kind: 'scanned', scan: resolveScan(deps.data.rows, text), text, atMs: deps.nowMs(), scanAtMs: atMs }),
  }));

  const send = (event: ScanDeskEvent): void => {
    const { state, effects } = stepScanDesk(store.getState().desk, event, known);
    store.setState({ desk: state });
    effects.forEach(run);
  };
  return store;
};
