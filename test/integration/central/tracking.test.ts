import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { tellPublicAddress } from '#central/services/public-address.ts';
import type { NoticeRow } from '#shared/model/fee-rows.ts';
import { openChromium } from '#test/support/chromium.ts';
import { openTestPglite, type TestDatabase } from './databases.ts';
import { anApp } from './test-app.ts';
import { aCentre, aClient, anOffice, pullAll, putRows, START_MS } from './test-centre.ts';

const TOKEN = '7qh3x9d0m2kfzr58wv1ybj6tnc';
const OTHER = '7qh3x9d0m2kfzr58wv1ybj6tnd';

const aNotice = (changes: Partial<NoticeRow> = {}): NoticeRow => ({
  id: 'notice-1',
  factoryId: 'factory-1',
  ref1: '13690000012345',
  items: [{ dueOn: '2026-03-01', scheduleId: 'schedule-1', feeSatang: 945_000, surchargeSatang: 0 }],
  totalSatang: 945_000,
  issuedAt: '2026-11-20T02:00:00.000Z',
  issuedBy: 'staff-clerk',
  trackingToken: TOKEN,
  validUntilOn: '2026-11-30',
  state: { kind: 'issued' },
  ...changes,
});

describe('the public page of a notice', () => {
  let database: TestDatabase;
  let app: FastifyInstance;
  let nowMs: number;

  beforeAll(async () => {
    database = await openTestPglite();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    nowMs = START_MS;
    await database.empty();
    await anOffice(database);
    const clock = { nowMs: () => nowMs, monotonicMs: () => nowMs, sleep: async () => undefined };
    app = await anApp(aCentre(database, { clock }));
  });

  const put = (notice: NoticeRow, officeId = 'office-13'): Promise<void> =>
    putRows(database, { officeId, version: 2 }, [['notice', notice]]);
  const ask = (address: string, remoteAddress = '203.0.113.7') =>
    app.inject({ method: 'GET', url: address, remoteAddress });

  const states: readonly (readonly [string, Partial<NoticeRow>, string, string])[] = [
    ['waits for the bank, and never says that nothing was paid', {}, 'รอธนาคารยืนยัน', 'Waiting for the bank'],
    [
      'says paid with the day of Bangkok',
      { state: { kind: 'paid', paymentId: 'payment-1', paidAt: '2026-11-20T18:30:00.000Z', proof: 'confirmed' } },
      '21 พฤศจิกายน 2569',
      '21 November 2026',
    ],
    [
      'says that a cancelled one is not to be paid',
      { state: { kind: 'cancelled', reason: 'ผู้ประกอบการชื่อ สมชาย', cancelledAt: '2026-11-21T02:00:00.000Z' } },
      'ใบแจ้งนี้ยกเลิกแล้ว',
      'This notice was cancelled',
    ],
    ['says when its last day is over', { validUntilOn: '2026-11-21' }, 'พ้นวันที่ใช้ได้', 'Past its last day'],
  ];

  test.each(states)('%s, in Thai and in English', async (_, changes, thai, english) => {
    await put(aNotice(changes));

    const [th, en] = [await ask(`/t/${TOKEN}`), await ask(`/t/${TOKEN}?lang=en`)];

    expect([th.statusCode, en.statusCode]).toEqual([200, 200]);
    expect(th.body).toContain(thai);
    expect(en.body).toContain(english);
    expect(th.body + en.body).not.toContain('ยังไม่ชำระ<');
  });

  test('a payment that is only reported is not called paid', async () => {
    const state = {
      kind: 'paid',
      paymentId: 'payment-1',
      paidAt: '2026-11-20T18:30:00.000Z',
      proof: 'reported',
    } as const;
    await put(aNotice({ state }));

    const { body } = await ask(`/t/${TOKEN}`);
    expect(body.replaceAll(/<[^>]*>/g, '')).toContain('รับแจ้งชำระแล้ว รอยืนยัน');
  });

  test('tells neither factory, nor person, nor amount, nor reference', async () => {
    for (const [, changes] of states) {
      await put(aNotice(changes));
      const { body } = await ask(`/t/${TOKEN}`);

      for (const secret of ['13690000012345', '9450', '945000', 'factory-1', 'สมชาย', 'staff-clerk', TOKEN, 'สอจ'])
        expect(body).not.toContain(secret);
    }
  });

  test('answers the same for a token of nobody and for what is none, with 404', async () => {
    await put(aNotice());

    const strangers = [OTHER, TOKEN.toUpperCase(), 'x', '%00', '..%2f..', `${TOKEN}'--`, '<script>', 'a'.repeat(99)];
    const replies = await Promise.all(strangers.map((token) => ask(`/t/${token}`)));

    expect(replies.map(({ statusCode }) => statusCode)).toEqual(strangers.map(() => 404));
    expect(new Set(replies.map(({ body }) => body)).size).toBe(1);
    expect(replies[0]?.body).toContain('ไม่พบใบแจ้งนี้');
  });

  test('is never kept, never indexed, loads nothing and runs nothing', async () => {
    await put(aNotice());

    const { headers, body } = await ask(`/t/${TOKEN}`);

    expect(headers['cache-control']).toBe('no-store');
    expect(headers['x-robots-tag']).toBe('noindex');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(headers['set-cookie']).toBeUndefined();
    expect(body).not.toMatch(/<script|<img|https?:|src=/);
  });

  test('stops whoever asks more than sixty times a minute, with words, and nobody else', async () => {
    await put(aNotice());
    for (let times = 0; times < 60; times += 1) await ask(`/t/${OTHER}`);

    const stopped = await ask(`/t/${TOKEN}`);

    expect(stopped.statusCode).toBe(429);
    expect(stopped.body).toContain('กรุณารอหนึ่งนาที');
    expect((await ask(`/t/${TOKEN}`, '203.0.113.8')).statusCode).toBe(200);
  });

  test('behind a proxy on the same machine counts the callers, not the proxy', async () => {
    await put(aNotice());
    const from = (caller: string) =>
      app.inject({ url: `/t/${TOKEN}`, remoteAddress: '127.0.0.1', headers: { 'x-forwarded-for': caller } });
    for (let times = 0; times < 60; times += 1) await from('203.0.113.7');

    expect((await from('203.0.113.7')).statusCode).toBe(429);
    expect((await from('203.0.113.8')).statusCode).toBe(200);
  });

  test('is found by an index, however many notices there are', async () => {
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain
      select data from synced_row where table_name = 'notice' and data->>'trackingToken' = ${TOKEN}`.execute(
      database.db,
    );

    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('notice_by_tracking_token');
  });

  test('works on a phone without script, in its other language by one tap, with no sideways scrolling', async () => {
    await put(aNotice());
    const address = await app.listen({ host: '127.0.0.1', port: 0 });
    const browser = await openChromium();
    const complaints: string[] = [];
    try {
      const page = await browser.newPage({ viewport: { width: 360, height: 640 }, javaScriptEnabled: false });
      page.on('console', (message) => complaints.push(message.text()));
      await page.goto(`${address}/t/${TOKEN}`);
      const size = await page.locator('section').boundingBox();
      const link = await page.locator('a').boundingBox();
      await page.locator('a').click();

      expect(await page.locator('h2').innerText()).toBe('Waiting for the bank');
      expect(page.url()).toContain('lang=en');
      expect((size?.x ?? -1) >= 0 && (size?.x ?? 0) + (size?.width ?? 999) <= 360).toBe(true);
      expect(link?.height).toBeGreaterThanOrEqual(40);
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
      await app.close();
    }
  });

  test('its address is told to every office once, and taken back when it is gone', async () => {
    const client = aClient('pc-1', { officeId: 'office-13', deviceId: 'device-1' });
    const { clock: _clock, ...centre } = aCentre(database);
    const officeRow = async () =>
      (await pullAll({ ...centre, clock: _clock }, client)).operations.find(({ table }) => table === 'office')?.row;

    expect(await tellPublicAddress(database.db, 'https://faem.example.go.th', START_MS)).toBe(1);
    expect(await tellPublicAddress(database.db, 'https://faem.example.go.th', START_MS)).toBe(0);
    expect(await officeRow()).toMatchObject({ name: 'สอจ.', publicUrl: 'https://faem.example.go.th' });

    expect(await tellPublicAddress(database.db, undefined, START_MS)).toBe(1);
    expect(await tellPublicAddress(database.db, undefined, START_MS)).toBe(0);
    expect(await officeRow()).not.toHaveProperty('publicUrl');
  });
});
