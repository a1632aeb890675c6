import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readXml, xmlText } from '#central/services/banks/read-xml.ts';
import { encodeWindows874 } from '#shared/domain/windows-874.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const inside = (content: string): string => `<a>${content}</a>`;

describe('a document of a bank', () => {
  test('is read as elements with their namespace and text', () => {
    const xml = `<?xml version="1.0"?><s:Envelope xmlns:s="urn:soap"><s:Body> <Pay xmlns="urn:bank"><Amt> 750.45 </Amt><Ref/></Pay></s:Body></s:Envelope>`;

    expect(readXml(bytes(xml))).toEqual({
      name: 'Envelope',
      namespace: 'urn:soap',
      text: '',
      children: [
        {
          name: 'Body',
          namespace: 'urn:soap',
          text: '',
          children: [
            {
              name: 'Pay',
              namespace: 'urn:bank',
              text: '',
              children: [
                { name: 'Amt', namespace: 'urn:bank', text: '750.45', children: [] },
                { name: 'Ref', namespace: 'urn:bank', text: '', children: [] },
              ],
            },
          ],
        },
      ],
    });
  });

  test.each([
    ['UTF-8', bytes('<?xml version="1.0" encoding="UTF-8"?><a>สมชาย</a>')],
    ['UTF-8 with a mark', bytes('\uFEFF<?xml version="1.0" encoding="utf-8"?><a>สมชาย</a>')],
    ['UTF-8 that says nothing', bytes('<a>สมชาย</a>')],
    ['the Thai standard', encodeWindows874('<?xml version="1.0" encoding="TIS-620"?><a>สมชาย</a>')!],
    ['Thai Windows', encodeWindows874("<?xml version='1.0' encoding='windows-874'?><a>สมชาย</a>")!],
  ])('may be written in %s', (_encoding, document) => {
    expect(readXml(document)?.text).toBe('สมชาย');
  });

  test.each([
    ['is nothing', ''],
    ['is no XML', 'hello'],
    ['is cut off', '<a><b>'],
    ['has two roots', '<a/><b/>'],
    ['has a part without its end', '<a><b></a>'],
    ['has a prefix that means nothing', '<x:a/>'],
    ['brings a document type', '<!DOCTYPE a><a/>'],
    ['brings an entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
    ['brings a billion laughs', '<!DOCTYPE a [<!ENTITY l "ha"><!ENTITY m "&l;&l;&l;">]><a>&m;</a>'],
    ['names an entity nobody knows', '<a>&nbsp;</a>'],
    ['gives orders to programs', '<a><?php x?></a>'],
    ['is in an encoding of elsewhere', '<?xml version="1.0" encoding="utf-7"?><a/>'],
    ['is deeper than any message', `${'<a>'.repeat(13)}${'</a>'.repeat(13)}`],
    ['is longer than any message', inside('<b/>'.repeat(200))],
  ])('that %s is refused', (_what, xml) => {
    expect(readXml(bytes(xml))).toBeUndefined();
  });

  test('may be as deep and as long as a message is', () => {
    expect(readXml(bytes(`${'<a>'.repeat(12)}${'</a>'.repeat(12)}`))).toBeDefined();
    expect(readXml(bytes(inside('<b/>'.repeat(199))))?.children).toHaveLength(199);
  });

  test('with bytes that are no UTF-8 is refused, not guessed at', () => {
    expect(readXml(Uint8Array.from([...bytes('<a>'), 0xa1, 0xff, ...bytes('</a>')]))).toBeUndefined();
  });

  test('never breaks the centre, whatever comes', () => {
    const pieces = fc.constantFrom(
      '<a>',
      '</a>',
      '<b c="d"/>',
      '&amp;',
      '&x;',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '<?',
      'ก',
      '"',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const read = readXml(bytes(parts.join('')));
        expect(read === undefined || read.name === 'a' || read.name === 'b').toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('text inside an element', () => {
  test.each([
    ['a < b & c > d', 'a &lt; b &amp; c &gt; d'],
    ['&amp;', '&amp;amp;'],
    ['\u0000a\u0007b\ud800c\uffff', 'abc'],
    ['สมชาย 😀', 'สมชาย 😀'],
  ])('%j is written as %j', (text, written) => {
    expect(xmlText(text)).toBe(written);
  });

  test('comes back as it was, but for what XML cannot hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", ']', 'ก', 'a', '😀') }), (text) => {
        expect(readXml(bytes(inside(xmlText(text))))?.text).toBe(text);
      }),
    );
  });
});
