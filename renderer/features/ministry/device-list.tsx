import { useState } from 'react';
import { formatCount, formatDate, formatInstant } from '#i18n/format.ts';
import { type Language, useLanguage } from '#i18n/language.ts';
import { ministryMessages } from '#i18n/messages/ministry.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { TableFile } from '#services/table-file.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import type { DeviceLine, OfficeDetail } from '#shared/ministry/protocol.ts';
import { Button } from '#ui/button.tsx';
import { type DataColumn, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Panel } from '#ui/panel.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import type { MinistryWords } from './measures.ts';
import { useMinistry } from './ministry-context.ts';
import { isSilent } from './national.ts';
import { ShutOutDialog } from './shut-out-dialog.tsx';
import { TableButtons } from './table-buttons.tsx';
import styles from './office-page.module.css';

type DeviceState = 'revoked' | 'silent' | 'inUse';

const stateOf = ({ revokedAt, heardAt }: DeviceLine, nowMs: number): DeviceState => {
  if (revokedAt !== null) return 'revoked';
  return isSilent(heardAt, nowMs) ? 'silent' : 'inUse';
};

const TONES = { revoked: 'neutral', silent: 'elsewhere', inUse: 'done' } as const;

const offsetText = (offsetMs: number | null, words: MinistryWords): string =>
  offsetMs === null ? '–' : words.office.offsetSeconds((offsetMs / 1000).toFixed(1));

const tableOf = (devices: readonly DeviceLine[], words: MinistryWords, nowMs: number): TableFile => {
  const { office } = words;
  return {
    sheet: office.device,
    columns: [
      { title: office.device, widthCharacters: 26 },
      { title: words.columns.state, widthCharacters: 20 },
      { title: office.enrolled, widthCharacters: 26 },
      { title: office.heard, widthCharacters: 26 },
      { title: office.newest, widthCharacters: 26 },
      { title: office.offset, widthCharacters: 16 },
      { title: office.entries, widthCharacters: 14, look: 'count' },
    ],
    lines: devices.map((device) => [
      device.name,
      office[stateOf(device, nowMs)],
      device.enrolledAt,
      device.heardAt ?? '',
      device.newestPushAt ?? '',
      offsetText(device.clockOffsetMs, words),
      device.entries,
    ]),
  };
};

const deviceColumns = (given: {
  readonly words: MinistryWords;
  readonly language: Language;
  readonly nowMs: number;
}): readonly DataColumn<DeviceLine>[] => {
  const { words, language, nowMs } = given;
  const { office } = words;
  const instant = (at: string | null): string => (at === null ? words.ago.never : formatInstant(at, language));
  const day = (at: string): string => formatDate(isoDateAt(Date.parse(at)), language);
  return [
    { id: 'name', title: office.device, width: 'minmax(140px, 1fr)', cell: ({ name }) => name },
    {
      id: 'state',
      title: words.columns.state,
      width: '172px',
      cell: (device) => {
        const state = stateOf(device, nowMs);
        return <StatusChip tone={TONES[state]}>{office[state]}</StatusChip>;
      },
    },
    { id: 'enrolled', title: office.enrolled, width: '120px', cell: ({ enrolledAt }) => day(enrolledAt) },
    { id: 'heard', title: office.heard, width: '150px', cell: ({ heardAt }) => instant(heardAt) },
    { id: 'newest', title: office.newest, width: '150px', cell: ({ newestPushAt }) => instant(newestPushAt) },
    {
      id: 'offset',
      title: office.offset,
      width: '100px',
      align: 'end',
      cell: ({ clockOffsetMs }) => offsetText(clockOffsetMs, words),
    },
    { id: 'entries', title: office.entries, width: '100px', align: 'end', cell: ({ entries }) => formatCount(entries) },
  ];
};

const shutOutColumn = (words: MinistryWords, onAsk: (device: DeviceLine) => void): DataColumn<DeviceLine> => ({
  id: 'shut-out',
  title: '',
  width: '120px',
  align: 'end',
  cell: (device) =>
    device.revokedAt === null && (
      <Button look="quiet" icon="hold" onPress={() => onAsk(device)} testId={`shut-out-${device.deviceId}`}>
        {words.office.shutOut}
      </Button>
    ),
});

export interface DeviceListProps {
  readonly office: OfficeDetail;
  readonly onChanged: () => void;
}

/** The PCs of an office: which are in use, which have fallen silent, and whose clock is off. */
export const DeviceList = ({ office, onChanged }: DeviceListProps) => {
  const words = useMessages(ministryMessages);
  const language = useLanguage();
  const { account } = useMinistry();
  const [asked, setAsked] = useState<DeviceLine>();
  const nowMs = Date.parse(office.at);
  const columns = deviceColumns({ words, language, nowMs });
  const isAdministrator = account.role === 'centre-administrator';
  const saving = (
    <span className={styles.buttons}>
      <TableButtons
        subject={`${words.office.device}-${office.provinceCode}`}
        at={office.at}
        table={() => tableOf(office.devices, words, nowMs)}
        testId="devices"
      />
    </span>
  );
  return (
    <Panel title={words.office.devices} testId="devices" aside={saving}>
      <DataTable
        label={words.office.devices}
        columns={isAdministrator ? [...columns, shutOutColumn(words, setAsked)] : columns}
        rows={office.devices}
        rowKey={({ deviceId }) => deviceId}
        empty={<EmptyState icon="counter" title={words.office.devicesNone} />}
      />
      <p>{words.office.devicesNote}</p>
      {asked && (
        <ShutOutDialog
          officeId={office.officeId}
          device={asked}
          onClose={() => setAsked(undefined)}
          onDone={() => {
            setAsked(undefined);
            onChanged();
          }}
        />
      )}
    </Panel>
  );
};
