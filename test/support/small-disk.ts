import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of its own, so small that a test can fill it, with the kernel's own refusals. */
export interface SmallDisk {
  readonly folder: string;
  /** Takes what room is left, but for so many bytes. */
  fill(leaveBytes?: number): void;
  /** Gives back what `fill` has taken. */
  makeRoom(): void;
  close(): void;
}

const BLOCK = 4096;

const mount = (folder: string, bytes: number): void => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes},mode=0755`, 'tmpfs', folder], { stdio: 'pipe' });
  } catch (cause) {
    rmdirSync(folder);
    throw new Error('A full disk is tested on a small one in memory, which only root may mount: run this as root.', {
      cause,
    });
  }
};

const takeRoom = (file: string, bytes: number): void => {
  const taken = openSync(file, 'a');
  const block = Buffer.alloc(BLOCK);
  try {
    for (let left = bytes; left >= BLOCK; left -= BLOCK) writeSync(taken, block);
  } finally {
    closeSync(taken);
  }
};

/** Mounts it (tmpfs, as root only: throws elsewhere). `close()` takes it away again; so does the end of this process. */
export const openSmallDisk = (bytes: number): SmallDisk => {
  const folder = mkdtempSync(join(tmpdir(), 'faem-small-disk-'));
  mount(folder, bytes);
  const filler = join(folder, 'filler');
  const close = (): void => {
    process.off('exit', close);
    // Lazily: whoever was killed a moment ago may still hold a file.
    execFileSync('umount', ['--lazy', folder], { stdio: 'pipe' });
    rmdirSync(folder);
  };
  process.once('exit', close);
  return {
    folder,
    fill: (leaveBytes = 0) => {
      const { bavail, bsize } = statfsSync(folder);
      takeRoom(filler, bavail * bsize - leaveBytes);
    },
    makeRoom: () => rmSync(filler, { force: true }),
    close,
  };
};
