import type { NoticeLetterFacts } from '#shared/domain/notice-letter.ts';
import type { PiecesOfFile } from './gather-bytes.ts';

/** What the page asks of the worker: the letters of these notices as one PDF, in this order. */
export interface NoticePdfJob {
  readonly notices: readonly NoticeLetterFacts[];
  readonly title: string;
}

/** What the page says to the worker: the job first; then to wait where it is, or to go on. */
export type NoticePdfWish = NoticePdfJob | 'pause' | 'go-on';

/** What the worker tells the page; bytes come in the order of the file. */
export type NoticePdfNews =
  | PiecesOfFile
  | { readonly kind: 'progress'; readonly sheets: number; readonly ofSheets: number }
  /** A letter that cannot be made or whose codes were not read back: there is no file. */
  | { readonly kind: 'refused'; readonly ref1: string; readonly why: 'letter-impossible' | 'letter-unreadable' }
  | { readonly kind: 'done' };
