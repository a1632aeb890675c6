import type { CentreCallError } from '#data/centre-call.ts';
import type { DatabaseNewer } from '#data/database.ts';
import type { HostError } from '#shared/host/contract.ts';
import type { DomainError } from '#shared/model/errors.ts';
import type { MinistryError } from '#shared/ministry/errors.ts';
import type { ThermalGradeTooLow } from '#shared/thermal/thermal-grade.ts';
import type { ThermalLabelTooSmall } from '#shared/thermal/thermal-layout.ts';
import type { CarriedWorkGap } from '#shared/sync/carry-entries.ts';
import type { CodeOfOtherOffice, JournalFailed, StorageFailed, TransportError } from '#shared/sync/ports.ts';
import type { SealedFileError } from '#shared/sync/sealed-file-error.ts';
import { errorSentencesEn } from './messages/errors-en.ts';
import { errorSentencesTh } from './messages/errors-th.ts';
import type { Language } from './language.ts';

/** Why the letters of notices were not made; no file is offered then. */
export interface LetterFailed {
  readonly type: 'letter-no-biller' | 'letter-rows-missing' | 'letter-impossible' | 'letter-unreadable';
}

/** Every expected failure that can reach a screen. */
export type KnownError =
  | DomainError
  | HostError
  | TransportError
  | CentreCallError
  | JournalFailed
  | StorageFailed
  | DatabaseNewer
  | CodeOfOtherOffice
  | ThermalLabelTooSmall
  | ThermalGradeTooLow
  | LetterFailed
  | SealedFileError
  | CarriedWorkGap
  | MinistryError
  | { readonly type: 'not-signed-in' }
  | { readonly type: 'copy-restored' }
  | { readonly type: 'rights-expired' }
  | { readonly type: 'centre-crashed' };
export type KnownErrorType = KnownError['type'];

/** What a person is told: what happened, what is safe, what to do. */
export interface ErrorSentences {
  readonly what: string;
  readonly safe: string;
  readonly todo: string;
}

/** The sentences and the stable code for support. */
export interface ErrorText extends ErrorSentences {
  readonly code: string;
}

/** A language has a sentence for every failure; a new failure without one does not compile. */
export type ErrorLanguage = Readonly<Record<KnownErrorType, ErrorSentences>> & { readonly other: ErrorSentences };

const isKnownType = (type: string, language: ErrorLanguage): type is KnownErrorType =>
  type !== 'other' && Object.hasOwn(language, type);

/** The sentences for a failure. One of a newer centre that this build does not know gets the general sentences. */
export const errorText = (error: { readonly type: string }, language: Language): ErrorText => {
  const sentences = language === 'th' ? errorSentencesTh : errorSentencesEn;
  const found = isKnownType(error.type, sentences) ? sentences[error.type] : sentences.other;
  const reference = 'reference' in error && typeof error.reference === 'string' ? ` · ${error.reference}` : '';
  return { ...found, code: `${error.type}${reference}` };
};
