import { useState } from 'react';
import type { MutateError } from '#data/office-data.ts';
import { folderByCode, staffByBadge } from '#data/folder-queries.ts';
import { placeByCode } from '#data/place-tree.ts';
import { useServices } from '#services/services.ts';
import { useScanListener } from '#services/use-scan-listener.ts';
import { classifyScan } from '#shared/domain/scan-code.ts';
import { recoverScanText } from '#shared/domain/scanner-keys.ts';
import type { StockTakeScope } from '#shared/model/stock-take-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';

/** What has been chosen so far. Both ends of a range are scanned one after the other. */
export interface ScopeDraft {
  readonly kind: StockTakeScope['kind'];
  readonly locationId: string | undefined;
  readonly staffId: string | undefined;
  readonly fromFolderId: string | undefined;
  readonly toFolderId: string | undefined;
}

const EMPTY: ScopeDraft = {
  kind: 'place',
  locationId: undefined,
  staffId: undefined,
  fromFolderId: undefined,
  toFolderId: undefined,
};

/** The scope that was chosen, or undefined while something is missing. */
export const scopeOf = (draft: ScopeDraft): StockTakeScope | undefined => {
  const { kind, locationId, staffId, fromFolderId, toFolderId } = draft;
  if (kind === 'place') return locationId === undefined ? undefined : { kind, locationId };
  if (kind === 'borrower') return staffId === undefined ? undefined : { kind, staffId };
  return fromFolderId === undefined || toFolderId === undefined ? undefined : { kind, fromFolderId, toFolderId };
};

/** The draft after a scan: what was scanned says what is counted. A third folder begins the range anew. */
export const draftAfterScan = (rows: ReadModel, draft: ScopeDraft, text: string): ScopeDraft => {
  const recovered = recoverScanText(text, (candidate) => classifyScan(candidate).kind !== 'unknown');
  const thing = classifyScan(recovered.ok ? recovered.value : text);
  if (thing.kind === 'location') {
    const place = placeByCode(rows, thing.code);
    return place ? { ...draft, kind: 'place', locationId: place.id } : draft;
  }
  if (thing.kind === 'staff') {
    const person = staffByBadge(rows, thing.code);
    return person ? { ...draft, kind: 'borrower', staffId: person.id } : draft;
  }
  const folder = thing.kind === 'folder' ? folderByCode(rows, thing.code) : undefined;
  if (!folder) return draft;
  const isSecond = draft.kind === 'range' && draft.fromFolderId !== undefined && draft.toFolderId === undefined;
  return isSecond
    ? { ...draft, toFolderId: folder.id }
    : { ...draft, kind: 'range', fromFolderId: folder.id, toFolderId: undefined };
};

/** The form that opens a count: chosen by hand or by scanning. */
export const useOpenForm = (onOpened: (stockTakeId: string) => void) => {
  const services = useServices();
  const { data } = services;
  const [draft, setDraft] = useState<ScopeDraft>(EMPTY);
  const [error, setError] = useState<MutateError>();
  const [isBusy, setBusy] = useState(false);
  useScanListener(({ text }) => {
    setDraft((before) => draftAfterScan(data.rows, before, text));
    return true;
  });
  const scope = scopeOf(draft);
  const start = async (): Promise<void> => {
    if (!scope || isBusy) return;
    setBusy(true);
    const opened = await data.mutate('open-stock-take', { scope });
    setBusy(false);
    if (opened.ok) onOpened(opened.value.id);
    else setError(opened.error);
  };
  return { draft, setDraft, canStart: scope !== undefined && !isBusy, start, error };
};
