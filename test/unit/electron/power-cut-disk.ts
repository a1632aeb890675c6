import type { JournalDisk } from '#electron/services/journal-disk.ts';

interface Inode {
  synced: Uint8Array;
  current: Uint8Array;
}

/** A random choice in [0, 1), from the test's own seed. */
type Random = () => number;

const withWrite = (before: Uint8Array, bytes: Uint8Array, position: number): Uint8Array => {
  const after = new Uint8Array(Math.max(before.length, position + bytes.length));
  after.set(before);
  after.set(bytes, position);
  return after;
};

/** What may be left of content that was not synced: the old, the new, or the new with blocks that never arrived. */
const survivorOf = ({ synced, current }: Inode, random: Random): Uint8Array => {
  const choice = random();
  if (choice < 0.3) return synced;
  if (choice < 0.5) return current;
  if (current.length <= synced.length) return random() < 0.5 ? synced : current;
  const length = synced.length + Math.floor(random() * (current.length - synced.length));
  const left = current.slice(0, choice < 0.8 ? length : current.length);
  // A file can have grown before its blocks were written: the hole reads as zeros.
  if (choice >= 0.8) left.fill(0, synced.length, length);
  return left;
};

/** A disk that forgets at a power cut whatever was not synced, and can refuse. */
export interface PowerCutDisk extends JournalDisk {
  /** After so many more calls every call fails: the power is gone. */
  cutAfter(calls: number): void;
  /** What is found after the power is back. */
  afterPowerCut(random: Random): PowerCutDisk;
  /** The next call of this kind fails with this code. */
  failNext(call: keyof JournalDisk, code: string): void;
  content(name: string): string;
  put(name: string, text: string): void;
  readonly calls: Record<string, number>;
}

const createFrom = (files: ReadonlyMap<string, Uint8Array>): PowerCutDisk => {
  const names = new Map<string, Inode>([...files].map(([name, bytes]) => [name, { synced: bytes, current: bytes }]));
  let syncedNames = new Map(names);
  let callsLeft = Infinity;
  const failures = new Map<string, string>();
  const calls: Record<string, number> = {};

  const step = (call: string): void => {
    if (callsLeft <= 0) throw new Error('The power is gone');
    callsLeft -= 1;
    calls[call] = (calls[call] ?? 0) + 1;
    const code = failures.get(call);
    failures.delete(call);
    if (code) throw Object.assign(new Error(code), { code });
  };
  const inodeOf = (name: string): Inode => {
    const inode = names.get(name) ?? { synced: new Uint8Array(), current: new Uint8Array() };
    names.set(name, inode);
    return inode;
  };
  return {
    calls,
    names: async () => [...names.keys()],
    read: async (name) => {
      step('read');
      return names.get(name)?.current.slice();
    },
    write: async (name, bytes, position) => {
      const inode = inodeOf(name);
      // A full disk and a power cut both leave a part of the write behind.
      const part = failures.has('write') || callsLeft <= 0 ? bytes.slice(0, bytes.length / 2) : bytes;
      inode.current = withWrite(inode.current, part, position);
      step('write');
    },
    truncate: async (name, lengthBytes) => {
      step('truncate');
      const inode = inodeOf(name);
      inode.current = withWrite(new Uint8Array(lengthBytes), inode.current.slice(0, lengthBytes), 0);
    },
    sync: async (name) => {
      step('sync');
      const inode = inodeOf(name);
      inode.synced = inode.current;
    },
    rename: async (from, to) => {
      step('rename');
      names.set(to, inodeOf(from));
      names.delete(from);
    },
    remove: async (name) => {
      step('remove');
      names.delete(name);
    },
    syncFolder: async () => {
      step('syncFolder');
      syncedNames = new Map(names);
    },
    close: async () => undefined,
    cutAfter: (left) => {
      callsLeft = left;
    },
    afterPowerCut: (random) => {
      const found = random() < 0.5 ? syncedNames : names;
      return createFrom(new Map([...found].map(([name, inode]) => [name, survivorOf(inode, random)])));
    },
    failNext: (call, code) => void failures.set(call, code),
    content: (name) => new TextDecoder().decode(names.get(name)?.current),
    put: (name, text) => {
      const bytes = new TextEncoder().encode(text);
      names.set(name, { synced: bytes, current: bytes });
      syncedNames = new Map(names);
    },
  };
};

export const createPowerCutDisk = (): PowerCutDisk => createFrom(new Map());
