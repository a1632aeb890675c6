import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { chooseIn, createFileSaving, safeFileName } from '#electron/services/file-saving.ts';
import { readLaunchInfo } from '#electron/services/launch-info.ts';
import { createRememberedJson } from '#electron/services/remembered-json.ts';
import { createSecretStore, hasKeyring, type Keyring } from '#electron/services/secrets.ts';
import { WindowPlace } from '#electron/window-place.ts';
import { createTestLog } from './test-log.ts';
import { folderOfTest } from '#test/support/temporary-folder.ts';

const log = createTestLog();
let folder: string;
beforeEach(() => {
  folder = folderOfTest();
  log.lines.length = 0;
});

const secrets = { centralUrl: 'https://central.example', deviceId: 'd', officeId: 'o', token: 'very-secret-token' };
const keyringThat = (available: boolean, backend = 'gnome_libsecret'): Keyring => ({
  isEncryptionAvailable: () => available,
  getSelectedStorageBackend: () => backend,
  encryptString: (text) => Buffer.from(text).reverse(),
  decryptString: (bytes) => Buffer.from(bytes).reverse().toString(),
});

describe("the PC's enrolment", () => {
  const openStore = (keyring: Keyring) => createSecretStore({ file: join(folder, 'secrets.json'), keyring, log });
  const onDisk = () => readFileSync(join(folder, 'secrets.json'), 'utf8');

  test('a new PC has none', async () => {
    expect(await openStore(keyringThat(true)).get()).toBeUndefined();
    expect(log.lines).toEqual([]);
  });

  test('is sealed by the keyring, and read again by the next start', async () => {
    await openStore(keyringThat(true)).set(secrets);

    expect(await openStore(keyringThat(true)).get()).toEqual(secrets);
    expect(onDisk()).not.toContain('very-secret-token');
  });

  test('without a keyring is readable by this user alone', async () => {
    await openStore(keyringThat(false)).set(secrets);

    expect(await openStore(keyringThat(false)).get()).toEqual(secrets);
    expect(statSync(join(folder, 'secrets.json')).mode & 0o077).toBe(0);
  });

  test('is replaced as a whole, leaving nothing beside it', async () => {
    await openStore(keyringThat(false)).set(secrets);
    await openStore(keyringThat(false)).set({ ...secrets, token: 'second' });

    expect((await openStore(keyringThat(false)).get())?.token).toBe('second');
    expect(readdirSync(folder)).toEqual(['secrets.json']);
  });

  test.each(['', 'not json', '{"kind":"plain"}', '{"kind":"keyring","sealed":"AAAA"}'])(
    'a damaged file (%s) asks to enrol again and is logged',
    async (content) => {
      writeFileSync(join(folder, 'secrets.json'), content);

      expect(await openStore(keyringThat(true)).get()).toBeUndefined();
      expect(log.lines.map(({ event }) => event)).toEqual(['secrets-unreadable']);
    },
  );

  test('a keyring whose password everybody knows does not count as one', () => {
    expect(hasKeyring(keyringThat(true, 'basic_text'))).toBe(process.platform !== 'linux');
    expect(hasKeyring(keyringThat(false))).toBe(false);
    expect(hasKeyring(keyringThat(true))).toBe(true);
  });
});

describe('how the app was started', () => {
  const demo = { enrolmentCode: 'DEMO01', staff: [{ name: 'ก', role: 'clerk', pin: '1234', badgeCode: 'b' }] };
  const start = (environment: Record<string, string>) =>
    readLaunchInfo({ environment, keyring: true, appVersion: '0.1.0', log });

  test('without settings: only version and keyring', () => {
    expect(start({})).toEqual({ keyring: true, appVersion: '0.1.0' });
  });

  test('with a centre and a demo', () => {
    expect(start({ FAEM_CENTRAL: 'http://127.0.0.1:4000', FAEM_DEMO: JSON.stringify(demo) })).toEqual({
      keyring: true,
      appVersion: '0.1.0',
      centralUrl: 'http://127.0.0.1:4000',
      demo,
    });
  });

  test.each([
    [{ FAEM_CENTRAL: 'central' }, 'launch-central-invalid'],
    [{ FAEM_CENTRAL: 'file:///etc/passwd' }, 'launch-central-invalid'],
    [{ FAEM_DEMO: '{' }, 'launch-demo-invalid'],
    [{ FAEM_DEMO: '{"staff":[]}' }, 'launch-demo-invalid'],
  ])('%o is left out and logged, not guessed', (environment, event) => {
    expect(start(environment)).toEqual({ keyring: true, appVersion: '0.1.0' });
    expect(log.lines.map((line) => line.event)).toEqual([event]);
  });
});

describe('saving a file', () => {
  test('writes the bytes where the person said', async () => {
    const saved = await createFileSaving(chooseIn(folder)).save('ใบแจ้ง.pdf', new Uint8Array([1, 2]));

    expect(saved).toEqual({ ok: true, value: { saved: true } });
    expect([...readFileSync(join(folder, 'ใบแจ้ง.pdf'))]).toEqual([1, 2]);
  });

  test('a closed dialog saves nothing and is no failure', async () => {
    const saved = await createFileSaving(async () => undefined).save('a.pdf', new Uint8Array());

    expect(saved).toEqual({ ok: true, value: { saved: false } });
  });

  test.each([
    ['../../etc/passwd', '-..-etc-passwd'],
    ['C:\\Windows\\a.txt', 'C-Windows-a.txt'],
    ['a\u0000b\nc.pdf', 'a-b-c.pdf'],
    ['...', 'faem-'],
    ['CON.txt', 'faem-CON.txt'],
    ['ป้าย 1-24.pdf', 'ป้าย 1-24.pdf'],
  ])('the suggested name %s becomes %s', (suggested, name) => {
    expect(safeFileName(suggested)).toBe(name);
  });
});

describe('small things remembered', () => {
  const place = { bounds: { x: 1, y: 2, width: 3, height: 4 }, maximized: true };

  test('are found again', () => {
    const file = join(folder, 'deep/window.json');
    createRememberedJson(file, WindowPlace, log).write(place);

    expect(createRememberedJson(file, WindowPlace, log).read()).toEqual(place);
  });

  test.each(['', '[]', '{"bounds":{"x":1}}'])('a file holding %s is as good as none', (content) => {
    writeFileSync(join(folder, 'window.json'), content);

    expect(createRememberedJson(join(folder, 'window.json'), WindowPlace, log).read()).toBeUndefined();
  });

  test('a disk that refuses is logged and does no harm', () => {
    writeFileSync(join(folder, 'file'), '');

    createRememberedJson(join(folder, 'file/window.json'), WindowPlace, log).write(place);

    expect(log.lines.map(({ event }) => event)).toEqual(['not-remembered']);
  });
});
