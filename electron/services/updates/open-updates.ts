import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app, net } from 'electron';
import { z } from 'zod';
import type { UpdateState } from '#shared/host/contract.ts';
import type { Log } from '#shared/lib/ports.ts';
import type { Remembered } from '#electron/services/remembered-json.ts';
import { createSystemInstaller } from './system-installer.ts';
import { updateKey } from './update-key.ts';
import { createFolderSource, createServerSource, type UpdateSource } from './update-source.ts';
import { createUpdates, type Updates } from './updates.ts';

/** The folder that updates were last taken from. */
export const RememberedUpdateFolder = z.object({ folder: z.string().min(1) });
export type RememberedUpdateFolder = z.output<typeof RememberedUpdateFolder>;

/** What electron-builder calls the manifest of each system. */
const MANIFEST_NAMES: Readonly<Record<string, string>> = {
  win32: 'latest.yml',
  darwin: 'latest-mac.yml',
  linux: 'latest-linux.yml',
};

/** Whether an installer put this program where it is; an unpacked folder has nothing to be replaced by. */
const isInstalled = (): boolean => {
  if (!app.isPackaged) return false;
  if (process.platform !== 'linux') return true;
  return process.env['APPIMAGE'] !== undefined || existsSync(join(process.resourcesPath, 'package-type'));
};

/** The updates of this program: from the centre of the office, or from a folder that a person names. */
export const openUpdates = (parts: {
  readonly centralUrl: () => Promise<string | undefined>;
  readonly folder: Remembered<RememberedUpdateFolder>;
  readonly chooseFolder: () => Promise<string | undefined>;
  readonly onState: (state: UpdateState) => void;
  readonly log: Log;
}): Updates => {
  const fromCentre = async (): Promise<UpdateSource | undefined> => {
    const centralUrl = await parts.centralUrl();
    return centralUrl === undefined
      ? undefined
      : createServerSource(new URL('/updates/', centralUrl).href, (address, options) => net.fetch(address, options));
  };
  const fromOtherFolder = async (): Promise<UpdateSource | undefined> => {
    const folder = await parts.chooseFolder();
    if (folder === undefined) return undefined;
    parts.folder.write({ folder });
    return createFolderSource(folder);
  };
  const fromFolder = async (): Promise<UpdateSource | undefined> => {
    const known = parts.folder.read();
    return known ? createFolderSource(known.folder) : fromOtherFolder();
  };
  const sources = { centre: fromCentre, folder: fromFolder, 'other-folder': fromOtherFolder };
  return createUpdates({
    currentVersion: app.getVersion(),
    manifestName: MANIFEST_NAMES[process.platform] ?? 'latest.yml',
    publicKey: updateKey(),
    installer: isInstalled() ? createSystemInstaller(parts.log) : undefined,
    sourceOf: (place) => sources[place](),
    onState: parts.onState,
    log: parts.log,
  });
};
