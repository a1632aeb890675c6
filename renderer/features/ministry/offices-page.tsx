import { useMemo, useState } from 'react';
import { useLanguage } from '#i18n/language.ts';
import { ministryMessages } from '#i18n/messages/ministry.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { REGIONS } from '#shared/domain/region.ts';
import type { Overview } from '#shared/ministry/protocol.ts';
import { Button } from '#ui/button.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Page } from '#ui/page.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useMinistry } from './ministry-context.ts';
import { goTo } from './ministry-place.ts';
import { officeColumns } from './office-columns.tsx';
import { officeTable } from './office-table.ts';
import { OpenOfficeDialog } from './open-office-dialog.tsx';
import { TableButtons } from './table-buttons.tsx';
import { useOfficeFilter } from './use-office-filter.ts';
import styles from './offices-page.module.css';

const CHOICES = ['all', ...REGIONS] as const;

/** Room for every office: the page scrolls and not a box within it. */
const LIST_HEIGHT_PX = 36 * 90;

const Filters = ({ filter }: { readonly filter: ReturnType<typeof useOfficeFilter> }) => {
  const messages = useMessages(ministryMessages);
  const choices = CHOICES.map((value) => ({
    value,
    label: value === 'all' ? messages.allRegions : messages.region[value],
  }));
  return (
    <div className={styles.filters}>
      <TextField
        label={messages.filter}
        value={filter.text}
        onChange={filter.setText}
        placeholder={messages.filterHint}
        testId="office-filter"
      />
      <SelectField
        label={messages.regionField}
        value={filter.region}
        onChange={filter.setRegion}
        choices={choices}
        testId="office-region"
      />
      <output>{messages.found(filter.shown.length)}</output>
    </div>
  );
};

export interface OfficesPageProps {
  readonly overview: Overview;
  readonly onChanged: () => void;
}

/** All offices as a list that can be narrowed, opened and saved. */
export const OfficesPage = ({ overview, onChanged }: OfficesPageProps) => {
  const messages = useMessages(ministryMessages);
  const language = useLanguage();
  const { account } = useMinistry();
  const filter = useOfficeFilter(overview.offices);
  const [isOpening, setOpening] = useState(false);
  const nowMs = Date.parse(overview.at);
  const given = useMemo(() => ({ words: messages, language, nowMs }), [messages, language, nowMs]);
  const columns = useMemo(() => officeColumns(given), [given]);
  const table = () => officeTable(filter.shown, given);
  const isAdministrator = account.role === 'centre-administrator';
  return (
    <Page
      title={messages.offices}
      testId="ministry-offices"
      actions={
        <>
          <TableButtons subject={messages.offices} at={overview.at} table={table} testId="offices" />
          {isAdministrator && (
            <Button look="primary" icon="home" onPress={() => setOpening(true)} testId="open-office">
              {messages.open.button}
            </Button>
          )}
        </>
      }
    >
      <Filters filter={filter} />
      <DataTable
        label={messages.offices}
        columns={columns}
        rows={filter.shown}
        rowKey={({ officeId }) => officeId}
        onOpen={({ officeId }) => goTo({ page: 'office', officeId })}
        empty={<EmptyState icon="search" title={messages.noneFound} />}
        maxHeightPx={LIST_HEIGHT_PX}
        testId="office-list"
      />
      {isOpening && (
        <OpenOfficeDialog
          taken={overview.offices.map(({ provinceCode }) => provinceCode)}
          onClose={() => setOpening(false)}
          onOpened={onChanged}
        />
      )}
    </Page>
  );
};
