import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { JournalAnswer, JournalRequest, NumberedRequest } from './browser-journal-messages.ts';
import { openSlotJournal, type SlotFile, type SlotJournal } from './slot-journal.ts';

// A dedicated worker: only here does a browser give files whose writes are on the disk when the call returns.

interface SyncAccessHandle {
  getSize(): number;
  read(buffer: Uint8Array, options: { at: number }): number;
  write(buffer: Uint8Array, options: { at: number }): number;
  truncate(size: number): void;
  flush(): void;
  close(): void;
}

interface SyncFileHandle {
  createSyncAccessHandle(): Promise<SyncAccessHandle>;
}

const FOLDER = 'faem-journal';
const OPEN_ATTEMPTS = 20;
const ATTEMPT_PAUSE_MS = 100;

const isSyncFile = (handle: object): handle is SyncFileHandle => 'createSyncAccessHandle' in handle;

const openHandle = async (folder: FileSystemDirectoryHandle, name: string): Promise<SyncAccessHandle> => {
  const file = await folder.getFileHandle(name, { create: true });
  if (!isSyncFile(file)) throw new Error('This browser has no synchronous files');
  return file.createSyncAccessHandle();
};

const slotOver = (handle: SyncAccessHandle): SlotFile => ({
  read: () => {
    const bytes = new Uint8Array(handle.getSize());
    const length = handle.read(bytes, { at: 0 });
    return bytes.subarray(0, length);
  },
  write: (bytes, position) => {
    if (handle.write(bytes, { at: position }) < bytes.length) throw new DOMException('', 'QuotaExceededError');
  },
  truncate: (lengthBytes) => handle.truncate(lengthBytes),
  flush: () => handle.flush(),
});

const openFolder = async (): Promise<FileSystemDirectoryHandle> => {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(FOLDER, { create: true });
};

const keepIn =
  (folder: FileSystemDirectoryHandle) =>
  async (bytes: Uint8Array): Promise<void> => {
    const handle = await openHandle(folder, `journal.broken-${crypto.randomUUID()}`);
    handle.write(bytes, { at: 0 });
    handle.flush();
    handle.close();
  };

/** A journal, and how its files are let go. */
interface HeldJournal {
  readonly journal: SlotJournal;
  readonly close: () => void;
}

const openJournal = async (): Promise<HeldJournal> => {
  const folder = await openFolder();
  const first = await openHandle(folder, 'journal-0');
  let second: SyncAccessHandle | undefined;
  const close = (): void => {
    first.close();
    second?.close();
  };
  try {
    second = await openHandle(folder, 'journal-1');
    const journal = await openSlotJournal({
      slots: [slotOver(first), slotOver(second)],
      hash: (text) => bytesToHex(sha256(utf8ToBytes(text))),
      keepAside: keepIn(folder),
    });
    return { journal, close };
  } catch (error) {
    close();
    throw error;
  }
};

/** Another tab may hold the files for the moment in which it hands over. */
const openPatiently = async (attemptsLeft: number): Promise<HeldJournal> => {
  try {
    return await openJournal();
  } catch (error) {
    if (attemptsLeft <= 1) throw error;
    await new Promise((resolve) => setTimeout(resolve, ATTEMPT_PAUSE_MS));
    return openPatiently(attemptsLeft - 1);
  }
};

let opened: HeldJournal | undefined;
const journal = async (): Promise<SlotJournal> => {
  opened ??= await openPatiently(OPEN_ATTEMPTS);
  return opened.journal;
};

const serve = async (request: JournalRequest): Promise<JournalAnswer['outcome']> => {
  switch (request.kind) {
    case 'probe': {
      const folder = await openFolder();
      const file = await folder.getFileHandle('probe', { create: true });
      if (!isSyncFile(file)) return { kind: 'failed', reason: 'unreadable' };
      return { kind: 'done' };
    }
    case 'append':
      (await journal()).append([request.entry]);
      return { kind: 'done' };
    case 'read':
      return { kind: 'done', entries: (await journal()).entries() };
    case 'trim':
      (await journal()).trim(request.clientId, request.throughSeq);
      return { kind: 'done' };
    case 'release':
      opened?.close();
      opened = undefined;
      return { kind: 'done' };
  }
};

const failure = (error: unknown): JournalAnswer['outcome'] => {
  const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
  return { kind: 'failed', reason: isFull ? 'disk-full' : 'unreadable' };
};

let last: Promise<unknown> = Promise.resolve();
globalThis.addEventListener('message', ({ data }: MessageEvent<NumberedRequest>) => {
  last = last.then(async () => {
    const outcome = await serve(data.request).catch(failure);
    globalThis.postMessage({ number: data.number, outcome } satisfies JournalAnswer);
  });
});
