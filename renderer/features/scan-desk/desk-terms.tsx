import { memo } from 'react';
import { activeStaff } from '#data/folder-queries.ts';
import { perVersion } from '#data/per-version.ts';
import { filingMessages } from '#i18n/messages/filing.ts';
import { scanDeskMessages } from '#i18n/messages/scan-desk.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useRows } from '#services/use-rows.ts';
import type { LocationRow } from '#shared/model/office-rows.ts';
import { ComboBox } from '#ui/combo-box.tsx';
import { TextField } from '#ui/text-field.tsx';
import { ThaiDateField } from '#ui/thai-date-field.tsx';
import { placeFacts } from './resolve-scan.ts';
import type { ScanDeskEvent, ScanDeskState } from './scan-desk-state.ts';
import styles from './scan-desk.module.css';

export interface DeskTermsProps {
  readonly desk: Pick<ScanDeskState, 'action' | 'borrowerId' | 'purpose' | 'dueOn' | 'place'>;
  readonly send: (event: ScanDeskEvent) => void;
}

const TABLES = ['staff', 'location'] as const;

/** Shelves and slots are scanned, there are thousands; rooms, desks and carts may have lost their label. */
const choosablePlaces = perVersion('location', (rows): readonly LocationRow[] =>
  [...rows.all('location').values()]
    .filter(({ kind }) => kind !== 'slot' && kind !== 'shelf')
    .toSorted((a, b) => a.walkKey.localeCompare(b.walkKey)),
);

const people = perVersion('staff', activeStaff);

const LendTerms = ({ desk, send }: DeskTermsProps) => {
  const messages = useMessages(scanDeskMessages);
  const filing = useMessages(filingMessages);
  const rows = useRows(TABLES);
  const services = useServices();
  const { purpose, dueOn } = desk;
  return (
    <div className={styles.terms}>
      <ComboBox
        key={desk.borrowerId ?? ''}
        label={messages.borrower}
        choices={people(rows).map(({ id, name, role }) => ({ id, label: name, detail: filing.role(role) }))}
        selectedId={desk.borrowerId}
        onSelect={(staffId) => {
          if (staffId !== desk.borrowerId) send({ kind: 'borrower-picked', staffId, atMs: services.nowMs() });
        }}
        openLabel={messages.openList}
        emptyText={messages.noMatch}
        testId="scan-borrower"
      />
      <TextField
        label={messages.purpose}
        value={purpose}
        onChange={(next) => send({ kind: 'terms-changed', purpose: next, dueOn })}
        maxLength={200}
        testId="scan-purpose"
      />
      <ThaiDateField
        label={messages.dueOn}
        value={dueOn}
        onChange={(next) => {
          if (next !== undefined) send({ kind: 'terms-changed', purpose, dueOn: next });
        }}
        testId="scan-due"
      />
    </div>
  );
};

const PlaceTerms = ({ desk, send }: DeskTermsProps) => {
  const messages = useMessages(scanDeskMessages);
  const rows = useRows(TABLES);
  const services = useServices();
  const scanned = desk.place && rows.get('location', desk.place.id);
  const choices = choosablePlaces(rows);
  const withScanned = scanned && !choices.includes(scanned) ? [scanned, ...choices] : choices;
  return (
    <div className={styles.terms}>
      <ComboBox
        key={desk.place?.id ?? ''}
        label={messages.place}
        choices={withScanned.map(({ id, path }) => ({ id, label: path }))}
        selectedId={desk.place?.id}
        onSelect={(id) => {
          if (id !== desk.place?.id)
            send({ kind: 'place-picked', place: placeFacts(rows, id), atMs: services.nowMs() });
        }}
        openLabel={messages.openList}
        emptyText={messages.noMatch}
        testId="scan-place"
      />
    </div>
  );
};

/** What must be known before folders are scanned: to whom they are lent, where they go. Taking back needs nothing. */
export const DeskTerms = memo(({ desk, send }: DeskTermsProps) => {
  if (desk.action === 'return') return null;
  return desk.action === 'lend' ? <LendTerms desk={desk} send={send} /> : <PlaceTerms desk={desk} send={send} />;
});
DeskTerms.displayName = 'DeskTerms';
