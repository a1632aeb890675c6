import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import { feeOfficeMessages, type feeOfficeTh } from '#i18n/messages/fee-office.ts';
import { type Language, useLanguage } from '#i18n/language.ts';
import { formatMoney } from '#i18n/format.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useRows } from '#services/use-rows.ts';
import { type CatalogueFee, FEE_CATALOGUE, UNVERIFIED_LICENCE_SCHEDULE } from '#shared/domain/fee-catalogue.ts';
import type { FeeBand, FeeSchedule } from '#shared/domain/fee-schedule.ts';
import { FINANCE_ROLES } from '#shared/model/roles.ts';
import { Button } from '#ui/button.tsx';
import { type DataColumn, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Page } from '#ui/page.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { VersionDialog } from './version-dialog.tsx';
import styles from './fees.module.css';

export interface CatalogueAreaProps {
  readonly areas: ReactNode;
  readonly onOpenSettings: () => void;
}

type Words = typeof feeOfficeTh.catalogue;

/** A line of the catalogue: a kind of fee that is only looked up, or a version of the annual fee. */
interface Entry {
  readonly id: string;
  readonly name: string;
  readonly amount: string;
  readonly law: string;
  readonly payee: string;
  readonly detail: string;
  readonly isBilled: boolean;
  readonly isConfirmed: boolean;
  readonly schedule: FeeSchedule | undefined;
}

const TABLES = ['feeSchedule'] as const;
const LIST_HEIGHT_PX = 440;

const rangeOf = (bands: readonly FeeBand[], words: Words): string => {
  const known = bands.flatMap(({ feeSatang }) => (feeSatang === null ? [] : [feeSatang]));
  return known.length === 0 ? words.unknown : words.byHorsepower(Math.min(...known), Math.max(...known));
};

const amountOf = ({ amount }: CatalogueFee, words: Words): string => {
  switch (amount.kind) {
    case 'fixed':
      return formatMoney(amount.feeSatang);
    case 'per-day':
      return words.perDay(amount.fullDaySatang, amount.fiveHourDaySatang);
    case 'by-horsepower':
      return rangeOf(UNVERIFIED_LICENCE_SCHEDULE.bands, words);
    case 'free':
      return words.free;
    case 'abolished':
      return words.abolished(amount.since);
    case 'unknown':
      return words.unknown;
    default:
      return '';
  }
};

const annualEntry = (schedule: FeeSchedule, all: readonly FeeSchedule[], words: Words): Entry => {
  const older = all.find(({ id }) => id === schedule.supersedes);
  return {
    id: schedule.id,
    name: schedule.name,
    amount: rangeOf(schedule.bands, words),
    law: schedule.legalRef,
    payee: `${words.annualPayee} · ${words.annualChannel}`,
    detail: [
      words.effective(schedule.effectiveFrom, schedule.effectiveTo),
      ...(older ? [words.replaces(older.name)] : []),
    ].join(' · '),
    isBilled: schedule.status === 'confirmed',
    isConfirmed: schedule.status === 'confirmed',
    schedule,
  };
};

const listedEntry = (fee: CatalogueFee, words: Words, language: Language): Entry => ({
  id: fee.id,
  name: language === 'th' ? fee.nameTh : fee.nameEn,
  amount: amountOf(fee, words),
  law: fee.legalRef,
  payee: `${fee.payee} · ${fee.channel}`,
  detail: '',
  isBilled: false,
  isConfirmed: false,
  schedule: undefined,
});

const matches = (entry: Entry, text: string): boolean =>
  [entry.name, entry.law, entry.payee].some((part) => part.toLowerCase().includes(text.trim().toLowerCase()));

/** Names of laws and of payees are Thai in every language. */
const LawText = ({ children }: { readonly children: string }) => (
  <span title={children} lang="th">
    {children}
  </span>
);

const columnsOf = (words: Words): readonly DataColumn<Entry>[] => [
  {
    id: 'fee',
    title: words.fee,
    width: 'minmax(0, 3fr)',
    cell: ({ name, detail }) => (
      <>
        {name} <span className={styles.quiet}>{detail}</span>
      </>
    ),
  },
  { id: 'amount', title: words.amount, width: 'minmax(0, 2fr)', cell: ({ amount }) => amount },
  { id: 'law', title: words.law, width: 'minmax(0, 2fr)', cell: ({ law }) => <LawText>{law}</LawText> },
  { id: 'payee', title: words.payee, width: 'minmax(0, 2fr)', cell: ({ payee }) => <LawText>{payee}</LawText> },
  {
    id: 'billing',
    title: words.billing,
    width: '124px',
    cell: ({ isBilled, schedule }) => {
      if (isBilled) return <StatusChip tone="done">{words.byNotice}</StatusChip>;
      return schedule ? (
        <StatusChip tone="elsewhere">{words.unverified}</StatusChip>
      ) : (
        <span className={styles.quiet}>{words.lookUp}</span>
      );
    },
  },
];

/** Every kind of fee with its law, its payee and whether this office may bill it; a change of the annual fee is a new version. */
export const CatalogueArea = ({ areas, onOpenSettings }: CatalogueAreaProps) => {
  const words = useMessages(feeOfficeMessages).catalogue;
  const language = useLanguage();
  const role = useStore(useServices().session, (state) => state.actor?.role);
  const rows = useRows(TABLES);
  const [text, setText] = useState('');
  const [chosenId, setChosenId] = useState<string>();
  const [isEditing, setEditing] = useState(false);
  const schedules = [...rows.all('feeSchedule').values()];
  const entries = [
    ...schedules.map((schedule) => annualEntry(schedule, schedules, words)),
    ...FEE_CATALOGUE.map((fee) => listedEntry(fee, words, language)),
  ].filter((entry) => matches(entry, text));
  const chosen = schedules.find(({ id }) => id === chosenId);
  const mayEdit = chosen !== undefined && role !== undefined && FINANCE_ROLES.includes(role);
  useShortcuts([{ key: 'F4', run: () => setEditing(mayEdit) }]);
  return (
    <Page
      title={words.title}
      testId="catalogue-page"
      actions={
        <>
          <Button look="quiet" icon="settings" onPress={onOpenSettings} testId="confirm-there">
            {words.confirmThere}
          </Button>
          <Button icon="copy" keyHint="F4" isDisabled={!mayEdit} onPress={() => setEditing(true)} testId="new-version">
            {words.newVersion}
          </Button>
        </>
      }
    >
      {areas}
      <TextField label={words.search} value={text} onChange={setText} testId="catalogue-search" />
      <DataTable
        label={words.title}
        columns={columnsOf(words)}
        rows={entries}
        rowKey={({ id }) => id}
        selectedKey={chosenId}
        onSelect={({ id }) => setChosenId(id)}
        rowTestId={({ id }) => `fee-${id}`}
        maxHeightPx={LIST_HEIGHT_PX}
        testId="catalogue-list"
        empty={
          <EmptyState icon="search" title={words.none}>
            <p>{words.noneHint}</p>
          </EmptyState>
        }
      />
      {isEditing && chosen && <VersionDialog schedule={chosen} onClose={() => setEditing(false)} />}
    </Page>
  );
};
