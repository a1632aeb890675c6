import { hasTaxIdCheckDigit } from '#shared/register-feed/check-digits.ts';
import type { Biller } from '#shared/model/office-rows.ts';

/** The biller as it is being typed; the id in its two parts, because that is how banks write it. */
export interface BillerDraft {
  readonly taxId: string;
  readonly suffix: string;
  readonly registeredName: string;
  /** `none` while the bank is not said. */
  readonly bank: string;
  readonly point: NonNullable<Biller['pointOfInitiation']>;
  readonly ref2: NonNullable<Biller['ref2']>;
}

export type BillerProblem = 'tax-id-invalid' | 'suffix-invalid' | 'name-missing';

const TAX_ID_DIGITS = 13;

/** What is known already, or an empty form. */
export const billerDraftOf = (biller: Biller | undefined): BillerDraft => ({
  taxId: biller?.billerId.slice(0, TAX_ID_DIGITS) ?? '',
  suffix: biller?.billerId.slice(TAX_ID_DIGITS) ?? '',
  registeredName: biller?.registeredName ?? '',
  bank: biller?.bank ?? 'none',
  point: biller?.pointOfInitiation ?? 'dynamic',
  ref2: biller?.ref2 ?? 'none',
});

/** What keeps the draft from being saved. */
export const billerProblems = ({ taxId, suffix, registeredName }: BillerDraft): readonly BillerProblem[] => [
  ...(/^\d{13}$/.test(taxId) ? [] : (['tax-id-invalid'] as const)),
  ...(/^\d{2}$/.test(suffix) ? [] : (['suffix-invalid'] as const)),
  ...(registeredName.trim() === '' ? (['name-missing'] as const) : []),
];

/** A whole number that no tax office gave out: worth a warning, but a bank may have billers of its own making. */
export const isTaxIdDoubtful = ({ taxId }: BillerDraft): boolean => taxId.length === 13 && !hasTaxIdCheckDigit(taxId);

/** The draft as it is saved. */
export const billerOf = (draft: BillerDraft): Biller => ({
  billerId: `${draft.taxId}${draft.suffix}`,
  registeredName: draft.registeredName.trim(),
  ...(draft.bank === 'none' ? {} : { bank: draft.bank }),
  pointOfInitiation: draft.point,
  ref2: draft.ref2,
});
