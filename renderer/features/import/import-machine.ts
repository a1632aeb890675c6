import type { MutateError } from '#data/office-data.ts';
import { unreachable } from '#shared/lib/invariant.ts';
import type { ImportNews, ListRefused, ReadList } from './import-protocol.ts';

/** Where an import stands. Nothing is stored before `applying`, and everything or nothing by it. */
export type ImportState =
  | { readonly kind: 'choose' }
  | {
      readonly kind: 'reading';
      readonly fileName: string;
      readonly bytes: number;
      readonly ofBytes: number;
      readonly rows: number;
    }
  | { readonly kind: 'refused'; readonly fileName: string; readonly refusal: ListRefused }
  | { readonly kind: 'review'; readonly fileName: string; readonly list: ReadList; readonly problem?: MutateError }
  | { readonly kind: 'applying'; readonly fileName: string; readonly list: ReadList }
  | { readonly kind: 'done'; readonly fileName: string; readonly list: ReadList };

export type ImportEvent =
  | { readonly kind: 'file-chosen'; readonly fileName: string; readonly ofBytes: number }
  | { readonly kind: 'news'; readonly news: ImportNews }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'accepted' }
  | { readonly kind: 'stored' }
  | { readonly kind: 'not-stored'; readonly problem: MutateError };

const hear = (state: Extract<ImportState, { kind: 'reading' }>, news: ImportNews): ImportState => {
  const { fileName } = state;
  switch (news.kind) {
    case 'progress':
      return { ...state, bytes: news.bytes, ofBytes: news.ofBytes, rows: news.rows };
    case 'read':
      return { kind: 'review', fileName, list: news.list };
    case 'refused':
      return { kind: 'refused', fileName, refusal: news.refusal };
    default:
      return unreachable(news);
  }
};

/** The next state of an import; an event that does not belong to the state changes nothing. */
export const stepImport = (state: ImportState, event: ImportEvent): ImportState => {
  switch (event.kind) {
    case 'file-chosen':
      if (state.kind === 'reading' || state.kind === 'applying') return state;
      return { kind: 'reading', fileName: event.fileName, bytes: 0, ofBytes: event.ofBytes, rows: 0 };
    case 'news':
      return state.kind === 'reading' ? hear(state, event.news) : state;
    case 'cancelled':
      return state.kind === 'applying' ? state : { kind: 'choose' };
    case 'accepted':
      return state.kind === 'review' ? { kind: 'applying', fileName: state.fileName, list: state.list } : state;
    case 'stored':
      return state.kind === 'applying' ? { ...state, kind: 'done' } : state;
    case 'not-stored':
      return state.kind === 'applying' ? { ...state, kind: 'review', problem: event.problem } : state;
    default:
      return unreachable(event);
  }
};

/** Whether the list changes anything; importing the same list twice does not. */
export const changesAnything = ({ plan }: ReadList): boolean =>
  plan.create.length > 0 || plan.update.length > 0 || plan.differences.some(({ since }) => since === 'this-import');
