import { useState } from 'react';
import { folderByCode } from '#data/folder-queries.ts';
import { foldersOfRun, jamReports, type LabelRun } from '#data/label-queries.ts';
import type { MutateError } from '#data/office-data.ts';
import { useServices } from '#services/services.ts';
import { useScanListener } from '#services/use-scan-listener.ts';

export interface JamReport {
  /** Position of the last good label as typed or scanned. */
  readonly typed: string;
  readonly type: (typed: string) => void;
  /** How many labels came out; undefined while nobody has said so. */
  readonly good: number | undefined;
  readonly folderIds: readonly string[];
  /** The last scan was no label of this run. */
  readonly isStranger: boolean;
  readonly failure: MutateError | undefined;
  readonly report: () => void;
}

const positionIn = (typed: string, all: number): number | undefined => {
  if (!/^\d{1,6}$/.test(typed.trim())) return undefined;
  const position = Number(typed);
  return position <= all ? position : undefined;
};

/** Where a run stopped: the last good label is scanned or its position typed; the labels after it are queued again. */
export const useJamReport = (run: LabelRun, onReported: (good: number) => void): JamReport => {
  const { data } = useServices();
  const folderIds = foldersOfRun(run);
  const [typed, setTyped] = useState('');
  const [isStranger, setStranger] = useState(false);
  const [failure, setFailure] = useState<MutateError>();
  useScanListener(({ text }) => {
    const folder = folderByCode(data.rows, text.trim());
    const position = folder ? foldersOfRun(run).lastIndexOf(folder.id) + 1 : 0;
    setStranger(position === 0);
    if (position > 0) setTyped(String(position));
    return true;
  });
  const good = positionIn(typed, folderIds.length);
  const report = async (): Promise<void> => {
    if (good === undefined || good === folderIds.length) return;
    const reports = jamReports(run, good);
    const reported = await data.mutateAll(reports.map((args) => ({ name: 'report-label-jam', args })));
    if (!reported.ok) return setFailure(reported.error);
    onReported(good);
  };
  return {
    typed,
    type: (next) => {
      setStranger(false);
      setTyped(next);
    },
    good,
    folderIds,
    isStranger,
    failure,
    report: () => void report(),
  };
};
