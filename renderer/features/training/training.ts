import type { NoticeRow } from '#shared/model/fee-rows.ts';
import type { TrainingMode } from './training-mode.ts';
import type { PracticeOffice } from './practice-office.ts';

/** The training as the screens use it. */
export interface Training extends Pick<TrainingMode, 'leave' | 'restart'> {
  readonly subjects: Omit<PracticeOffice, 'rows'>;
  /** The PIN of everybody in the practice office; shown, because it protects nothing. */
  readonly pin: string;
  /** The invented bank reports that this notice was paid. */
  pay(notice: NoticeRow): Promise<void>;
}
