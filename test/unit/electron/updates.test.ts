import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFolderSource, createServerSource, type UpdateSource } from '#electron/services/updates/update-source.ts';
import { createUpdates, type Installer, type Updates } from '#electron/services/updates/updates.ts';
import { compareVersions, parseVersion } from '#electron/services/updates/version.ts';
import type { UpdateState } from '#shared/host/contract.ts';
import { anUpdate, publishTo, someKeys } from '#test/builders/an-update.ts';
import { createTestLog } from './test-log.ts';

const MANIFEST = 'latest-linux.yml';
const keys = someKeys();
let folder: string;
let states: UpdateState[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'faem-updates-'));
  states = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Fetches as the library does: over HTTP from the feed, refusing a file whose hash is not the manifest's. */
const fetchingInstaller = (installed: string[]): Installer => {
  let fetched: string | undefined;
  return {
    fetch: async (feedUrl, { onShare, signal }) => {
      const manifest = await (await fetch(`${feedUrl}${MANIFEST}`)).text();
      const [, name] = /url: (\S+)/.exec(manifest) ?? [];
      const [, sha512] = /sha512: (\S+)/.exec(manifest) ?? [];
      try {
        const answer = await fetch(`${feedUrl}${name}`, { signal });
        if (!answer.ok) return 'unreachable';
        const bytes = new Uint8Array(await answer.arrayBuffer());
        onShare(1);
        if (createHash('sha512').update(bytes).digest('base64') !== sha512) return 'damaged';
        fetched = Buffer.from(bytes).toString();
        return 'fetched';
      } catch {
        return signal.aborted ? 'cancelled' : 'unreachable';
      }
    },
    install: () => void installed.push(fetched ?? ''),
  };
};

const openUpdates = (source: UpdateSource | undefined, installed: string[] = []): Updates =>
  createUpdates({
    currentVersion: '1.4.0',
    manifestName: MANIFEST,
    publicKey: keys.publicKey,
    installer: fetchingInstaller(installed),
    sourceOf: async () => source,
    onState: (state) => void states.push(state),
    log: createTestLog(),
  });

const serve = async (): Promise<{ readonly url: string; readonly server: Server }> => {
  const server = createServer((request, reply) => {
    readFile(join(folder, (request.url ?? '').replace('/updates/', ''))).then(
      (bytes) => reply.end(bytes),
      () => reply.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/updates/`, server };
};

describe('an update that is signed and newer', () => {
  test.each(['a folder', 'a server'])('is found, fetched and installed from %s', async (place) => {
    publishTo(folder, anUpdate({ version: '1.5.0', privateKey: keys.privateKey }));
    const served = await serve();
    const installed: string[] = [];
    const source = place === 'a folder' ? createFolderSource(folder) : createServerSource(served.url, fetch);
    const updates = openUpdates(source, installed);

    await updates.check('folder');
    await updates.fetch();

    expect(states.map(({ kind }) => kind)).toEqual(['checking', 'available', 'fetching', 'fetching', 'ready']);
    expect(installed).toEqual([]);
    expect(updates.installNow()).toBe(true);
    expect(installed).toEqual(['#!/bin/sh\necho faem 1.5.0\n']);
    served.server.close();
  });

  test('is not fetched or installed before a person asks', async () => {
    publishTo(folder, anUpdate({ version: '1.5.0', privateKey: keys.privateKey }));
    const updates = openUpdates(createFolderSource(folder));

    await updates.check('folder');

    expect(states.at(-1)).toEqual({ kind: 'available', version: '1.5.0', bytes: 26 });
    expect(updates.installNow()).toBe(false);
  });

  test('stays on offer when fetching is cancelled', async () => {
    publishTo(folder, anUpdate({ version: '1.5.0', privateKey: keys.privateKey }));
    const neverEnding = new Readable({ read: () => undefined });
    const updates = openUpdates({ ...createFolderSource(folder), open: async () => neverEnding });
    await updates.check('folder');

    const fetching = updates.fetch();
    await expect.poll(() => states.at(-1)?.kind).toBe('fetching');
    updates.cancel();
    await fetching;

    expect(states.at(-1)).toMatchObject({ kind: 'available', version: '1.5.0' });
  });
});

describe('an update is refused', () => {
  const refusedAs = async (source: UpdateSource = createFolderSource(folder)): Promise<string> => {
    const updates = openUpdates(source);
    await updates.check('folder');
    await updates.fetch();
    const last = states.at(-1);
    expect(updates.installNow()).toBe(false);
    return last?.kind === 'failed' ? last.error.type : (last?.kind ?? 'nothing');
  };

  test('when its installer is not the one that was signed', async () => {
    const update = anUpdate({ version: '1.5.0', privateKey: keys.privateKey });
    publishTo(folder, update);
    writeFileSync(join(folder, update.installerName), '#!/bin/sh\necho not the one!!\n');

    expect(await refusedAs()).toBe('update-damaged');
  });

  test('when its manifest was changed after it was signed', async () => {
    const update = anUpdate({ version: '1.5.0', privateKey: keys.privateKey });
    publishTo(folder, { ...update, manifest: update.manifest.replace('1.5.0', '1.6.0') });

    expect(await refusedAs()).toBe('update-signature-wrong');
  });

  test('when somebody else signed it', async () => {
    publishTo(folder, anUpdate({ version: '1.5.0', privateKey: someKeys().privateKey }));

    expect(await refusedAs()).toBe('update-signature-wrong');
  });

  test('without a signature', async () => {
    publishTo(folder, anUpdate({ version: '1.5.0', privateKey: keys.privateKey }));
    rmSync(join(folder, `${MANIFEST}.sig`));

    expect(await refusedAs()).toBe('update-not-signed');
  });

  test('when it is older, though it was signed once', async () => {
    publishTo(folder, anUpdate({ version: '1.3.9', privateKey: keys.privateKey }));

    expect(await refusedAs()).toBe('update-older');
  });

  test.each(['../elsewhere.AppImage', 'https://elsewhere.example/faem.AppImage', 'C:\\faem.exe'])(
    'when its manifest points to %s',
    async (installerName) => {
      publishTo(folder, {
        ...anUpdate({ version: '1.5.0', privateKey: keys.privateKey, installerName }),
        installerName: 'x',
      });

      expect(await refusedAs()).toBe('update-unreadable');
    },
  );

  test('where nothing lies, and where the place is not reached', async () => {
    expect(await refusedAs()).toBe('update-none-there');
    expect(await refusedAs(createFolderSource(join(folder, 'pulled-out')))).toBe('update-unreachable');
    expect(await refusedAs(createServerSource('http://127.0.0.1:9/updates/', fetch))).toBe('update-unreachable');
  });

  test('when the stick is pulled out while it is fetched', async () => {
    const update = anUpdate({ version: '1.5.0', privateKey: keys.privateKey });
    publishTo(folder, update);
    const whole = createFolderSource(folder);

    expect(await refusedAs({ ...whole, open: async () => undefined })).toBe('update-unreachable');
  });
});

describe('a program', () => {
  test('of the same version has nothing to do', async () => {
    publishTo(folder, anUpdate({ version: '1.4.0', privateKey: keys.privateKey }));
    const updates = openUpdates(createFolderSource(folder));

    await updates.check('folder');

    expect(states.at(-1)).toEqual({ kind: 'newest' });
  });

  test('built without a release key never looks', async () => {
    publishTo(folder, anUpdate({ version: '1.5.0', privateKey: keys.privateKey }));
    const updates = createUpdates({
      currentVersion: '1.4.0',
      manifestName: MANIFEST,
      publicKey: undefined,
      installer: fetchingInstaller([]),
      sourceOf: async () => createFolderSource(folder),
      onState: (state) => void states.push(state),
      log: createTestLog(),
    });

    await updates.check('folder');
    updates.announce();

    expect(states).toEqual([{ kind: 'off' }]);
  });
});

test('versions are compared number by number', () => {
  const order = (one: string, other: string): number =>
    Math.sign(compareVersions(parseVersion(one) ?? [0, 0, 0], parseVersion(other) ?? [0, 0, 0]));

  expect([order('1.10.0', '1.9.9'), order('2.0.0', '2.0.0'), order('0.9.12', '1.0.0')]).toEqual([1, 0, -1]);
  expect([parseVersion('1.2'), parseVersion('1.2.3-beta'), parseVersion('v1.2.3')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
