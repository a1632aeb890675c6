import { useEffect, useState } from 'react';
import { syncMessages } from '#i18n/messages/sync.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { Host } from '#shared/host/host.ts';
import { Banner } from '#ui/banner.tsx';
import styles from './sync-page.module.css';

const MEGABYTE = 1_000_000;
/** Below this a few days of work, a backup or an update may not fit any more. */
const LOW_DISK_BYTES = 2_000 * MEGABYTE;

const sizeOf = (bytes: number): string =>
  bytes >= 1_000 * MEGABYTE ? `${(bytes / MEGABYTE / 1_000).toFixed(1)} GB` : `${Math.ceil(bytes / MEGABYTE)} MB`;

interface Space {
  readonly usedBytes: number;
  readonly allowedBytes: number;
  /** Whether the browser may throw the data away when the disk gets full. */
  readonly isPersisted: boolean;
  readonly freeDiskBytes?: number;
}

const measure = async (disk: Host['disk']): Promise<Space> => {
  const [{ usage = 0, quota = 0 }, isPersisted, free] = await Promise.all([
    navigator.storage.estimate(),
    navigator.storage.persisted(),
    disk?.free(),
  ]);
  return {
    usedBytes: usage,
    allowedBytes: quota,
    isPersisted,
    ...(free?.ok === true ? { freeDiskBytes: free.value } : {}),
  };
};

/** How much room the data has, and whether it is safe from being thrown away. */
export const StorageState = () => {
  const messages = useMessages(syncMessages);
  const { disk } = useServices().host;
  const [space, setSpace] = useState<Space>();
  useEffect(() => {
    void measure(disk).then(setSpace);
  }, [disk]);
  if (!space) return null;
  const { usedBytes, allowedBytes, isPersisted, freeDiskBytes } = space;
  const isLow = (freeDiskBytes ?? allowedBytes - usedBytes) < LOW_DISK_BYTES;
  return (
    <>
      <p className={styles.quiet} data-testid="storage-state">
        {messages.storage(sizeOf(usedBytes), sizeOf(allowedBytes))}
        {freeDiskBytes !== undefined && ` · ${messages.disk(sizeOf(freeDiskBytes))}`}
      </p>
      {isLow && <Banner tone="refused" title={messages.diskLow} testId="disk-low" />}
      {!isPersisted && disk === undefined && <Banner tone="elsewhere" title={messages.notPersisted} />}
    </>
  );
};
