import { useState } from 'react';
import { useStore } from 'zustand';
import { writeCarriedFile } from '#data/carried-work-file.ts';
import { newestKey } from '#data/sealed-file.ts';
import type { KnownError } from '#i18n/error-text.ts';
import { carryMessages } from '#i18n/messages/carry.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { type Services, useServices } from '#services/services.ts';
import type { HostError } from '#shared/host/contract.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { SealedFileError } from '#shared/sync/sealed-file-error.ts';
import { useToast } from '#ui/toast.tsx';

/** What was written to a stick; nothing when the person closed the dialog. */
interface CarriedOut {
  readonly entries: number;
  readonly saved: boolean;
}

const deviceNameOf = async ({ host, data }: Services): Promise<string> =>
  (await host.secrets.get())?.deviceName ?? data.deviceId;

/** Writes everything unsent into a file that another PC of the office can take to the centre. */
const carryOut = async (
  services: Services,
  personName: string,
  fileName: (device: string, stamp: string) => string,
): Promise<Result<CarriedOut, SealedFileError | HostError>> => {
  const { data, host } = services;
  const entries = data.sync.unsentEntries();
  const [office] = data.rows.all('office').values();
  const key = newestKey(data.rows.all('officeKey').values());
  if (!office || !key) return err({ type: 'office-key-missing' });
  if (entries.length === 0) return ok({ entries: 0, saved: false });
  const deviceName = await deviceNameOf(services);
  const madeAt = new Date(services.nowMs()).toISOString();
  const head = {
    officeId: office.id,
    officeName: office.name,
    deviceId: data.deviceId,
    deviceName,
    personName,
    madeAt,
  };
  const file = await writeCarriedFile(head, entries, key);
  const stamp = madeAt.slice(0, 16).replaceAll(/[-:]/g, '').replace('T', '-');
  const saved = await host.files.save(fileName(deviceName, stamp), file);
  return saved.ok ? ok({ entries: entries.length, saved: saved.value.saved }) : saved;
};

/** The button that sends pending work to a stick. */
export const useCarryOut = () => {
  const services = useServices();
  const messages = useMessages(carryMessages);
  const toast = useToast();
  const personName = useStore(services.session, ({ actor }) => actor?.name ?? '');
  const [problem, setProblem] = useState<KnownError>();
  const run = async (): Promise<void> => {
    const pending = services.data.sync.pendingEntries().length;
    const done = await carryOut(services, personName, messages.fileName);
    setProblem(done.ok ? undefined : done.error);
    if (!done.ok || (!done.value.saved && done.value.entries > 0)) return;
    const { entries } = done.value;
    if (entries === pending) toast('done', messages.written(entries));
    else toast('elsewhere', messages.onlySafe(entries, pending));
  };
  return { problem, run: () => void run() };
};
