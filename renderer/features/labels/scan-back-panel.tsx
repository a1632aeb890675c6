import { useEffect } from 'react';
import { allOf, labelTallyOf } from '#data/label-tally.ts';
import { titleOf } from '#data/subject-queries.ts';
import { labelFlowMessages } from '#i18n/messages/label-flow.ts';
import { labelsMessages } from '#i18n/messages/labels.ts';
import { formatCount, formatReference } from '#i18n/format.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useRows } from '#services/use-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { Banner } from '#ui/banner.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Panel } from '#ui/panel.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import type { Tone } from '#ui/tone.ts';
import type { LastScanBack } from './use-scan-back.ts';

export interface ScanBackPanelProps {
  readonly last: LastScanBack | undefined;
}

const TABLES = ['folder', 'factory', 'recordSubject'] as const;
const TONES: Readonly<Record<LastScanBack['scan']['kind'], Tone>> = {
  confirm: 'done',
  already: 'elsewhere',
  readable: 'done',
  'old-label': 'elsewhere',
  gone: 'refused',
  'free-code': 'exception',
  park: 'refused',
};

const nameOf = (rows: ReadModel, { scan, text }: LastScanBack): string => {
  if (scan.kind === 'readable') return scan.name;
  if (scan.kind === 'park' || scan.kind === 'free-code') return text;
  const folder = rows.get('folder', scan.folderId);
  const name = folder && titleOf(rows, folder);
  return `${name ?? ''} · ${formatReference(folder?.code ?? '')}`;
};

const usePaintedMark = (last: LastScanBack | undefined): void => {
  useEffect(() => {
    if (!last) return;
    const detail = { atMs: last.atMs };
    requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('faem:scan-painted', { detail })));
  }, [last]);
};

/** Print, stick on, scan back: how many labels are on, and what the last scan said. */
export const ScanBackPanel = ({ last }: ScanBackPanelProps) => {
  const messages = useMessages(labelsMessages);
  const rows = useRows(TABLES);
  const flow = useMessages(labelFlowMessages);
  const counts = labelTallyOf(rows).office();
  const { printed: waiting, confirmed } = counts;
  const all = allOf(counts);
  usePaintedMark(last);
  const said = {
    confirm: messages.saidConfirmed,
    already: messages.saidAlready,
    readable: messages.saidReadable,
    'old-label': flow.oldLabel,
    gone: flow.gone,
    'free-code': flow.freeCode,
    park: messages.saidParked,
  };
  return (
    <Panel
      title={messages.scanBack}
      testId="scan-back"
      aside={
        <StatusChip tone={waiting > 0 ? 'waiting' : 'done'} testId="labels-waiting">
          {messages.waiting(formatCount(waiting))}
        </StatusChip>
      }
    >
      {!last && <p>{messages.scanBackHint}</p>}
      {last && !last.error && (
        <Banner tone={TONES[last.scan.kind]} title={said[last.scan.kind]} testId="scan-back-last">
          {nameOf(rows, last)}
          {last.scan.kind === 'free-code' && <p>{flow.attachHint}</p>}
        </Banner>
      )}
      {last?.error && <ErrorNote error={last.error} />}
      <ProgressBar label={messages.confirmed(formatCount(confirmed), formatCount(all))} value={confirmed} of={all} />
    </Panel>
  );
};
