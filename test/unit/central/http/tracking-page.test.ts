import { createHash } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addErrorHandler } from '#central/http/error-handler.ts';
import { trackingPage, TRACKING_POLICY } from '#central/http/tracking-page.ts';
import { addTrackingRoutes } from '#central/http/tracking-routes.ts';
import { trackingWords, type TrackingLanguage, type TrackingTopic } from '#central/http/tracking-words.ts';
import type { TrackedStatus } from '#central/services/tracking.ts';

/** Everything the page may have to say, each with what a person must read in it and what must never stand there. */
const TOPICS: readonly {
  readonly topic: TrackingTopic;
  readonly tone: 'done' | 'waiting' | 'ended';
  readonly status: number;
  readonly th: readonly string[];
  readonly en: readonly string[];
}[] = [
  {
    topic: { kind: 'waiting', validUntilOn: '2026-12-31' },
    tone: 'waiting',
    status: 200,
    th: ['รอธนาคารยืนยัน', 'ไม่ต้องชำระซ้ำ', '31 ธันวาคม 2569'],
    en: ['Waiting for the bank', 'do not pay again', '31 December 2026'],
  },
  {
    topic: { kind: 'reported' },
    tone: 'waiting',
    status: 200,
    th: ['รับแจ้งชำระแล้ว', 'รอยืนยัน', 'ไม่ต้องชำระซ้ำ'],
    en: ['Payment reported, not yet confirmed', 'Do not pay again'],
  },
  {
    topic: { kind: 'paid', paidOn: '2026-10-01' },
    tone: 'done',
    status: 200,
    th: ['ชำระแล้ว', '1 ตุลาคม 2569'],
    en: ['Paid', '1 October 2026'],
  },
  {
    topic: { kind: 'replaced' },
    tone: 'ended',
    status: 200,
    th: ['ใบแจ้งนี้ยกเลิกแล้ว', 'อย่าชำระ'],
    en: ['This notice was cancelled', 'do not pay'],
  },
  {
    topic: { kind: 'past', validUntilOn: '2028-02-29' },
    tone: 'ended',
    status: 200,
    th: ['พ้นวันที่ใช้ได้', '29 กุมภาพันธ์ 2571', 'ขอใบแจ้งฉบับใหม่'],
    en: ['Past its last day', '29 February 2028', 'ask for a new notice'],
  },
  {
    topic: { kind: 'unknown' },
    tone: 'ended',
    status: 404,
    th: ['ไม่พบใบแจ้งนี้', 'สแกน QR'],
    en: ['No such notice', 'scan the QR'],
  },
  {
    topic: { kind: 'busy' },
    tone: 'waiting',
    status: 429,
    th: ['มีผู้ใช้งานมาก', 'รอหนึ่งนาที'],
    en: ['Too many requests', 'wait a minute'],
  },
];
const LANGUAGES = ['th', 'en'] as const;
const pages = TOPICS.flatMap(({ topic }) =>
  LANGUAGES.map((language) => [`${topic.kind} in ${language}`, topic, language] as const),
);

/** What a person reads: the page without its marks and its style. */
const read = (page: string): string =>
  page
    .replace(/<style>[^]*<\/style>/, '')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/\s+/g, ' ');

describe('the page behind the QR of a letter', () => {
  test.each(TOPICS)('says what is and what to do when it is $topic.kind', ({ topic, th, en, tone }) => {
    for (const words of th) expect(read(trackingPage(topic, 'th'))).toContain(words);
    for (const words of en) expect(read(trackingPage(topic, 'en'))).toContain(words);
    for (const language of LANGUAGES) expect(trackingPage(topic, language)).toContain(`<section class="${tone}">`);
  });

  test.each(pages)('%s speaks one language, names it, and leads to the other', (_name, topic, language) => {
    const other = language === 'th' ? 'en' : 'th';
    const page = trackingPage(topic, language);
    const withoutLink = page.replace(/<a [^]*<\/a>/, '');

    expect(page).toContain(`<html lang="${language}">`);
    expect(page).toContain(`<a href="?lang=${other}" lang="${other}" hreflang="${other}">`);
    const foreign = language === 'en' ? /[\u0e00-\u0e7f]/ : /[A-Za-z]/;
    expect(read(withoutLink).replace('QR', '')).not.toMatch(foreign);
  });

  test.each(pages)('%s has one heading of each level, and says that it takes no money', (_name, topic, language) => {
    const page = trackingPage(topic, language);

    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect(page.match(/<h2>/g)).toHaveLength(1);
    expect(read(page)).toContain(language === 'th' ? 'หน้านี้ไม่รับชำระเงิน' : 'takes no payment');
  });

  test.each(pages)(
    '%s loads nothing, runs nothing and sends nothing; its one style is the one it allows',
    (...[, topic, language]) => {
      const page = trackingPage(topic, language);
      const [, style = ''] = /<style>([^]*?)<\/style>/.exec(page) ?? [];
      const hash = createHash('sha256').update(style).digest('base64');

      expect(TRACKING_POLICY).toContain(`style-src 'sha256-${hash}'`);
      expect(page.match(/<style>/g)).toHaveLength(1);
      expect(page).not.toMatch(/<script|<img|<form|<iframe|<link|https?:|url\(|@import|style="| on\w+=/);
    },
  );

  test('the policy forbids everything it does not name', () => {
    expect(TRACKING_POLICY.split('; ')).toEqual([
      "default-src 'none'",
      expect.stringMatching(/^style-src 'sha256-[A-Za-z0-9+/]{43}='$/),
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]);
  });

  test('a Thai heading breaks between its phrases alone, an English one wherever it must', () => {
    const [, thai = ''] = /<h2>(.*)<\/h2>/.exec(trackingPage({ kind: 'reported' }, 'th')) ?? [];
    const [, english = ''] = /<h2>(.*)<\/h2>/.exec(trackingPage({ kind: 'reported' }, 'en')) ?? [];

    expect(thai).toBe('<span>รับแจ้งชำระแล้ว</span> <span>รอยืนยัน</span>');
    expect(english).toBe('Payment reported, not yet confirmed');
  });

  test('no two states read alike, in neither language', () => {
    for (const language of LANGUAGES) {
      const headings = TOPICS.map(({ topic }) => trackingWords(topic, language).heading);
      const hints = TOPICS.map(({ topic }) => trackingWords(topic, language).hint);
      expect(new Set(headings).size).toBe(TOPICS.length);
      expect(new Set(hints).size).toBe(TOPICS.length);
    }
  });

  test('what is unpaid is never told: whoever holds a letter of somebody else learns no debt', () => {
    for (const [, topic, language] of pages) {
      expect(read(trackingPage(topic, language))).not.toMatch(/ค้างชำระ|ยังไม่ชำระ|unpaid|overdue|owes?\b/i);
    }
  });
});

describe('dates on the page', () => {
  test.each<[on: string, th: string, en: string]>([
    ['2026-01-01', '1 มกราคม 2569', '1 January 2026'],
    ['2026-09-30', '30 กันยายน 2569', '30 September 2026'],
    ['2026-10-01', '1 ตุลาคม 2569', '1 October 2026'],
    ['2028-02-29', '29 กุมภาพันธ์ 2571', '29 February 2028'],
    ['2026-12-31', '31 ธันวาคม 2569', '31 December 2026'],
  ])('%s is read %s and %s', (on, th, en) => {
    const said = (language: TrackingLanguage): readonly string[] => [
      trackingWords({ kind: 'waiting', validUntilOn: on }, language).hint,
      trackingWords({ kind: 'past', validUntilOn: on }, language).hint,
      trackingWords({ kind: 'paid', paidOn: on }, language).hint,
    ];

    for (const hint of said('th')) expect(hint).toContain(th);
    for (const hint of said('en')) expect(hint).toContain(en);
  });
});

describe('the address of the page', () => {
  let app: FastifyInstance;
  let asked: string[];
  let status: TrackedStatus | Error;

  beforeEach(async () => {
    asked = [];
    status = { kind: 'reported' };
    app = Fastify();
    addErrorHandler(app, { info: () => undefined, warn: () => undefined, error: () => undefined });
    await app.register(async (scope) =>
      addTrackingRoutes(scope, async (token) => {
        asked.push(token);
        if (status instanceof Error) throw status;
        return status;
      }),
    );
  });
  afterEach(() => app.close());

  const languageOf = async (url: string): Promise<string | undefined> =>
    /<html lang="(\w+)">/.exec((await app.inject({ url })).body)?.[1];

  test.each([
    ['/t/x', 'th'],
    ['/t/x?lang=th', 'th'],
    ['/t/x?lang=en', 'en'],
    ['/t/x?lang=EN', 'th'],
    ['/t/x?lang=', 'th'],
    ['/t/x?lang=de', 'th'],
    ['/t/x?lang=en&lang=th', 'th'],
    ['/t/x?lang[]=en', 'th'],
    ['/t/x?utm_source=line&lang=en', 'en'],
    ['/t/x?lang=%3Cscript%3E', 'th'],
  ])('%s is read in %s', async (url, language) => {
    expect(await languageOf(url)).toBe(language);
  });

  test.each(TOPICS.filter(({ topic }) => topic.kind !== 'busy'))(
    '$topic.kind is answered with $status',
    async ({ topic, status: code }) => {
      if (topic.kind === 'busy') throw new Error('the service never says so');
      status = topic;
      const reply = await app.inject({ url: '/t/x' });

      expect(reply.statusCode).toBe(code);
      expect(reply.headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': TRACKING_POLICY,
        'x-robots-tag': 'noindex',
      });
    },
  );

  test('too many who ask are told in words, in the language they read', async () => {
    status = Object.assign(new Error('slow down'), { statusCode: 429 });

    const [th, en] = [await app.inject({ url: '/t/x' }), await app.inject({ url: '/t/x?lang=en' })];

    expect([th.statusCode, read(th.body).includes('มีผู้ใช้งานมาก')]).toEqual([429, true]);
    expect([en.statusCode, read(en.body).includes('Too many requests')]).toEqual([429, true]);
  });

  test('what fails inside is a code and not the page: nobody may read a state that is not known', async () => {
    status = new Error('relation "notice_of_somchai" does not exist');
    const reply = await app.inject({ url: '/t/x' });

    expect([reply.statusCode, reply.json()]).toEqual([500, { type: 'centre-failed' }]);
  });

  test.each([
    ['a letter of Thai', '/t/%E0%B8%81', 'ก'],
    ['marks of a page', '/t/%3Cscript%3Ealert(1)%3C%2Fscript%3E', '<script>alert(1)</script>'],
    ['a quote', '/t/%22%27', '"\''],
    ['a way out', '/t/..%2F..%2Fetc', '../../etc'],
  ])(
    '%s in the place of a token is asked for as it stands, and nothing of it stands in the page',
    async (_what, url, token) => {
      status = { kind: 'unknown' };
      const plain = await app.inject({ url: '/t/x' });
      const reply = await app.inject({ url });

      expect(asked).toEqual(['x', token]);
      expect(reply.body).toBe(plain.body);
    },
  );

  test('half a letter in percent signs is refused before anybody looks', async () => {
    const reply = await app.inject({ url: '/t/%E0%A4%A' });

    expect([reply.statusCode, asked]).toEqual([400, []]);
  });
});
