import { useState } from 'react';
import { registerNextVolumes } from '#data/folder-registration.ts';
import type { MutateError } from '#data/office-data.ts';
import { type Subject, subjectByNumberKey } from '#data/subject-queries.ts';
import { recordsMessages } from '#i18n/messages/records.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { checkFields, type RecordSeriesDefinition, subjectNumberKey } from '#shared/domain/record-series.ts';
import { useToast } from '#ui/toast.tsx';

export interface RecordForm {
  value(key: string): string;
  change(key: string, value: string): void;
  /** What is wrong with a field, once saving was tried. */
  problem(key: string): string | undefined;
  readonly failure: MutateError | undefined;
  readonly save: () => void;
}

export interface RecordFormTarget {
  readonly series: RecordSeriesDefinition;
  /** The record to correct; absent for a new one. */
  readonly subject: Subject | undefined;
  readonly onSaved: (subjectId: string) => void;
}

/** The facts of a record as they are typed; a new one gets its first folder with it. */
export const useRecordForm = ({ series, subject, onSaved }: RecordFormTarget): RecordForm => {
  const messages = useMessages(recordsMessages);
  const { data } = useServices();
  const toast = useToast();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(subject?.fields ?? {});
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<MutateError>();
  const checked = checkFields(series, typed);
  const problem = (key: string): string | undefined => {
    const issue = isTried && !checked.ok && checked.error.issues.find(({ path }) => path === `fields.${key}`);
    if (!issue) return undefined;
    return issue.message === 'required' ? messages.required : messages.wrong;
  };
  const addFolder = async (subjectId: string): Promise<void> => {
    const registered = await registerNextVolumes(data, [subjectId]);
    toast(registered.ok ? 'done' : 'waiting', registered.ok ? messages.savedWithFolder : messages.savedFolderWaits);
  };
  const save = async (): Promise<void> => {
    setTried(true);
    if (!checked.ok) return;
    const target = subject ? { subjectId: subject.id } : {};
    const saved = await data.mutate('save-record-subject', { ...target, series: series.key, fields: checked.value });
    if (!saved.ok) return setFailure(saved.error);
    const number = subjectNumberKey(series, checked.value);
    const subjectId = subject?.id ?? subjectByNumberKey(data.rows, series.key, number)?.id;
    if (subject) toast('done', messages.saved);
    else if (subjectId !== undefined) await addFolder(subjectId);
    if (subjectId !== undefined) onSaved(subjectId);
  };
  return {
    value: (key) => typed[key] ?? '',
    change: (key, value) => setTyped((before) => ({ ...before, [key]: value })),
    problem,
    failure,
    save: () => void save(),
  };
};
