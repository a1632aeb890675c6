import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import { feeOfficeMessages } from '#i18n/messages/fee-office.ts';
import { useLanguage } from '#i18n/language.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useRows } from '#services/use-rows.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import { FINANCE_ROLES } from '#shared/model/roles.ts';
import { Button } from '#ui/button.tsx';
import { type DataColumn, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Page } from '#ui/page.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { CatalogueDetail } from './catalogue-detail.tsx';
import { catalogueEntries, type CatalogueEntry, type CatalogueWords } from './catalogue-entries.ts';
import { ConfirmListedDialog } from './confirm-listed-dialog.tsx';
import { ListedFeeDialog } from './listed-fee-dialog.tsx';
import { VersionDialog } from './version-dialog.tsx';
import styles from './fees.module.css';

export interface CatalogueAreaProps {
  readonly areas: ReactNode;
  readonly onOpenSettings: () => void;
}

const TABLES = ['feeSchedule', 'listedFee', 'staff'] as const;
const LIST_HEIGHT_PX = 340;

const matches = (entry: CatalogueEntry, text: string): boolean =>
  [entry.name, entry.law, entry.payee, entry.channel].some((part) =>
    part.toLowerCase().includes(text.trim().toLowerCase()),
  );

/** Names of laws and of payees are Thai in every language; the whole of it stands below the list. */
const LawText = ({ children }: { readonly children: string }) => (
  <span title={children} lang="th">
    {children}
  </span>
);

const Standing = ({ standing, words }: { readonly standing: CatalogueEntry['standing']; words: CatalogueWords }) => {
  switch (standing) {
    case 'billed':
      return <StatusChip tone="done">{words.byNotice}</StatusChip>;
    case 'confirmed':
      return <StatusChip tone="neutral">{words.confirmed}</StatusChip>;
    case 'draft':
      return <StatusChip tone="elsewhere">{words.unverified}</StatusChip>;
    default:
      return <span className={styles.quiet}>{words.lookUp}</span>;
  }
};

const columnsOf = (words: CatalogueWords): readonly DataColumn<CatalogueEntry>[] => [
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
  {
    id: 'payee',
    title: words.payee,
    width: 'minmax(0, 2fr)',
    cell: ({ payee, channel }) => <LawText>{`${payee} · ${channel}`}</LawText>,
  },
  {
    id: 'billing',
    title: words.billing,
    width: '124px',
    cell: ({ standing }) => <Standing standing={standing} words={words} />,
  },
];

/** The lines of the catalogue, which one is chosen, and what this person may do with it. */
const useCatalogue = () => {
  const words = useMessages(feeOfficeMessages).catalogue;
  const language = useLanguage();
  const services = useServices();
  const role = useStore(services.session, (state) => state.actor?.role);
  const rows = useRows(TABLES);
  const [text, setText] = useState('');
  const [chosenId, setChosenId] = useState<string>();
  const entries = catalogueEntries({
    schedules: [...rows.all('feeSchedule').values()],
    versions: [...rows.all('listedFee').values()],
    today: isoDateAt(services.nowMs()),
    words,
    language,
  });
  const chosen = entries.find(({ id }) => id === chosenId);
  const isFinance = role !== undefined && FINANCE_ROLES.includes(role);
  return {
    shown: entries.filter((entry) => matches(entry, text)),
    text,
    setText,
    chosen,
    choose: ({ id }: CatalogueEntry) => setChosenId(id),
    mayVersion: isFinance && (chosen?.schedule ?? chosen?.listed) !== undefined,
    mayConfirm: isFinance && chosen?.standing === 'draft' && chosen.listed !== undefined,
  };
};

const ChosenDialog = (props: {
  readonly kind: 'version' | 'confirm';
  readonly entry: CatalogueEntry;
  readonly onClose: () => void;
}) => {
  const { kind, entry, onClose } = props;
  if (kind === 'confirm') return <ConfirmListedDialog entry={entry} onClose={onClose} />;
  if (entry.schedule) return <VersionDialog schedule={entry.schedule} onClose={onClose} />;
  return entry.listed && <ListedFeeDialog entry={entry} listed={entry.listed} onClose={onClose} />;
};

interface CatalogueActionsProps {
  /** Undefined while nothing that may have a new version is chosen. */
  readonly onVersion: (() => void) | undefined;
  /** Undefined while no draft is chosen that this person may confirm. */
  readonly onConfirm: (() => void) | undefined;
  readonly onOpenSettings: () => void;
}

const CatalogueActions = ({ onVersion, onConfirm, onOpenSettings }: CatalogueActionsProps) => {
  const words = useMessages(feeOfficeMessages).catalogue;
  const version = (): void => onVersion?.();
  const confirm = (): void => onConfirm?.();
  useShortcuts([
    { key: 'F4', run: version },
    { key: 'F8', run: confirm },
  ]);
  return (
    <>
      <Button look="quiet" icon="settings" onPress={onOpenSettings} testId="confirm-there">
        {words.confirmThere}
      </Button>
      <Button icon="check" keyHint="F8" isDisabled={!onConfirm} onPress={confirm} testId="confirm-listed">
        {words.confirmListed}
      </Button>
      <Button icon="copy" keyHint="F4" isDisabled={!onVersion} onPress={version} testId="new-version">
        {words.newVersion}
      </Button>
    </>
  );
};

/** Every kind of fee with its law, its payee and whether this office may bill it; a change of any of them is a new version. */
export const CatalogueArea = ({ areas, onOpenSettings }: CatalogueAreaProps) => {
  const words = useMessages(feeOfficeMessages).catalogue;
  const { chosen, mayVersion, mayConfirm, ...list } = useCatalogue();
  const [open, setOpen] = useState<'version' | 'confirm'>();
  return (
    <Page
      title={words.title}
      testId="catalogue-page"
      actions={
        <CatalogueActions
          onVersion={mayVersion ? () => setOpen('version') : undefined}
          onConfirm={mayConfirm ? () => setOpen('confirm') : undefined}
          onOpenSettings={onOpenSettings}
        />
      }
    >
      {areas}
      <TextField label={words.search} value={list.text} onChange={list.setText} testId="catalogue-search" />
      <DataTable
        label={words.title}
        columns={columnsOf(words)}
        rows={list.shown}
        rowKey={({ id }) => id}
        selectedKey={chosen?.id}
        onSelect={list.choose}
        rowTestId={({ id }) => `fee-${id}`}
        maxHeightPx={LIST_HEIGHT_PX}
        testId="catalogue-list"
        empty={
          <EmptyState icon="search" title={words.none}>
            <p>{words.noneHint}</p>
          </EmptyState>
        }
      />
      {chosen && <CatalogueDetail entry={chosen} />}
      {open && chosen && <ChosenDialog kind={open} entry={chosen} onClose={() => setOpen(undefined)} />}
    </Page>
  );
};
