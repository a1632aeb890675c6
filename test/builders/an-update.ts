import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A release as a distribution publishes it: the installer, its manifest, the signature of the manifest. */
export interface PublishedUpdate {
  readonly version: string;
  readonly installerName: string;
  readonly installer: Uint8Array;
  readonly manifest: string;
  readonly signature: string;
}

/** The two halves of a distribution's key. */
export const someKeys = (): { readonly publicKey: KeyObject; readonly privateKey: KeyObject } =>
  generateKeyPairSync('ed25519');

/** `claims` changes what the manifest says before it is signed; nothing else is wrong with the release. */
export const anUpdate = (release: {
  readonly version: string;
  readonly privateKey: KeyObject;
  readonly installer?: Uint8Array;
  readonly installerName?: string;
  readonly sha512?: string;
}): PublishedUpdate => {
  const { version, privateKey } = release;
  const installer = release.installer ?? Buffer.from(`#!/bin/sh\necho faem ${version}\n`);
  const installerName = release.installerName ?? `faem-${version}.AppImage`;
  const sha512 = release.sha512 ?? createHash('sha512').update(installer).digest('base64');
  const manifest = [
    `version: ${version}`,
    'files:',
    `  - url: ${installerName}`,
    `    sha512: ${sha512}`,
    `    size: ${installer.length}`,
    `path: ${installerName}`,
    `sha512: ${sha512}`,
    `releaseDate: '2026-11-22T00:00:00.000Z'`,
    '',
  ].join('\n');
  const signature = `${sign(null, Buffer.from(manifest), privateKey).toString('base64')}\n`;
  return { version, installerName, installer, manifest, signature };
};

/** Lays the release out as it is on a server or a stick. */
export const publishTo = (folder: string, update: PublishedUpdate): void => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'latest-linux.yml'), update.manifest);
  writeFileSync(join(folder, 'latest-linux.yml.sig'), update.signature);
  writeFileSync(join(folder, update.installerName), update.installer);
};
