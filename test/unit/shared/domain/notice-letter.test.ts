import { describe, expect, test } from 'vitest';
import { decodeBillBarcode } from '#shared/domain/bill-barcode.ts';
import { byPostcode, noticeLetter } from '#shared/domain/notice-letter.ts';
import { decodeThaiQr, sameBillPayment } from '#shared/domain/payment-qr.ts';
import { aLetter, yearsOwed } from '#test/builders/notice-letters.ts';

const made = (facts = aLetter()) => {
  const letter = noticeLetter(facts);
  if (!letter.ok) throw new Error(letter.error.type);
  return letter.value;
};

describe('the letter of a notice', () => {
  test('says to whom, what for, how much in figures and words, by what law, and until when', () => {
    const { slip, bill, ...letter } = made();

    expect(letter).toEqual({
      officeName: 'สำนักงานอุตสาหกรรมจังหวัดปทุมธานี',
      number: { label: 'ที่', text: '........................................' },
      writtenOn: '24 พฤศจิกายน 2569',
      demo: '',
      head: [
        { label: 'เรื่อง', text: 'แจ้งชำระค่าธรรมเนียมรายปีโรงงาน' },
        { label: 'เรียน', text: 'บริษัท ตัวอย่างโลหะ จำกัด' },
        { label: 'ที่อยู่', text: '99/1 หมู่ 5 ถ.พหลโยธิน ต.คลองหนึ่ง อ.คลองหลวง จ.ปทุมธานี 12120' },
      ],
      opening: [
        'ด้วยพระราชบัญญัติโรงงาน พ.ศ. 2535 มาตรา 43 กำหนดให้ผู้ประกอบกิจการโรงงานจำพวกที่ 2 และโรงงานจำพวกที่ 3 ชำระค่าธรรมเนียมรายปี และหากมิได้ชำระภายในเวลาที่กำหนด ให้เสียเงินเพิ่มอีกร้อยละห้าต่อเดือน',
        'สำนักงานอุตสาหกรรมจังหวัดปทุมธานี ขอเรียนว่า โรงงานของท่าน ทะเบียนโรงงานเลขที่ 3-64(1)-12/41ปท มีค่าธรรมเนียมรายปีและเงินเพิ่มที่ต้องชำระ จำนวน 2 ปี รวมเป็นเงินทั้งสิ้น 3,315.75 บาท (สามพันสามร้อยสิบห้าบาทเจ็ดสิบห้าสตางค์) ดังนี้',
      ],
      columns: { number: 'ที่', text: 'รายการ', fee: 'ค่าธรรมเนียม', surcharge: 'เงินเพิ่ม', total: 'รวม (บาท)' },
      rows: [
        {
          number: '1',
          text: 'ค่าธรรมเนียมรายปี พ.ศ. 2568 ครบกำหนด 1 มี.ค. 68',
          fee: '1,500.00',
          surcharge: '150.75',
          total: '1,650.75',
        },
        {
          number: '2',
          text: 'ค่าธรรมเนียมรายปี พ.ศ. 2569 ครบกำหนด 1 มี.ค. 69',
          fee: '1,500.00',
          surcharge: '165.00',
          total: '1,665.00',
        },
      ],
      total: { text: 'รวม 2 ปี', fee: '3,000.00', surcharge: '315.75', total: '3,315.75' },
      listIsAttached: 'รายการทั้ง 2 ปี ตามบัญชีแนบท้าย',
      attachmentTitle: 'บัญชีแนบท้ายใบแจ้งชำระค่าธรรมเนียม เลขอ้างอิง 1369 0000 0123 45',
      laws: ['ค่าธรรมเนียม: กฎกระทรวงตัวอย่าง พ.ศ. 2563', 'เงินเพิ่ม: พ.ร.บ.โรงงาน พ.ศ. 2535 มาตรา 43'],
      request: [
        'จึงเรียนมาเพื่อโปรดชำระเงินภายในวันที่ 1 ธันวาคม 2569 ตามใบแจ้งชำระค่าธรรมเนียมท้ายหนังสือนี้ หากพ้นกำหนดดังกล่าวยอดเงินอาจเปลี่ยนแปลง โปรดขอใบแจ้งฉบับใหม่ก่อนชำระ และหากท่านได้ชำระแล้วก่อนได้รับหนังสือนี้ ต้องขออภัยมา ณ โอกาสนี้',
      ],
      closing: 'ขอแสดงความนับถือ',
      signature: ['(........................................................)', 'สำนักงานอุตสาหกรรมจังหวัดปทุมธานี'],
    });
    expect(bill).toEqual({ billerId: '099400016550100', ref1: '13690000012345', satang: 331_575 });
    expect(slip.amountInWords).toBe('สามพันสามร้อยสิบห้าบาทเจ็ดสิบห้าสตางค์');
  });

  test('asks for the same payment by its QR and by its bars', () => {
    const { slip, bill } = made();
    const qr = decodeThaiQr(slip.qr);
    const bars = decodeBillBarcode(slip.bars);

    expect(qr.ok && qr.value.kind === 'bill-payment' && sameBillPayment(qr.value, bill)).toBe(true);
    expect(bars.ok && sameBillPayment(bars.value, bill)).toBe(true);
    expect(slip.bars).toBe('|099400016550100\r13690000012345\r\r331575');
    expect(slip.barsForPeople).toBe('|099400016550100 13690000012345  331575');
  });

  test('names the law of the surcharge only where there is a surcharge', () => {
    const items = yearsOwed(1).map((item) => ({ ...item, surchargeSatang: 0 }));

    expect(made(aLetter({ items })).laws).toEqual(['ค่าธรรมเนียม: กฎกระทรวงตัวอย่าง พ.ศ. 2563']);
  });

  test('names the law of the surcharge for the smallest one, and each law of fees once', () => {
    const [first, second] = yearsOwed(2).map((item) => ({ ...item, surchargeSatang: 0 }));
    const older = { ...second!, legalRef: 'กฎกระทรวงเดิม' };

    expect(made(aLetter({ items: [first!, older, { ...first!, surchargeSatang: 1 }] })).laws).toEqual([
      'ค่าธรรมเนียม: กฎกระทรวงตัวอย่าง พ.ศ. 2563',
      'ค่าธรรมเนียม: กฎกระทรวงเดิม',
      'เงินเพิ่ม: พ.ร.บ.โรงงาน พ.ศ. 2535 มาตรา 43',
    ]);
  });

  test('says on its face that an invented office asks nobody for money', () => {
    expect(made({ ...aLetter(), isDemo: true }).demo).toContain('ห้ามใช้ชำระเงิน');
  });

  test('goes to the factory by its own name where the register knows no operator', () => {
    const { factory, ...facts } = aLetter();
    const { operatorName: _, ...nameless } = factory;

    expect(made({ ...facts, factory: nameless }).head[1]).toEqual({ label: 'เรียน', text: 'โรงสีข้าวเจริญ' });
  });

  test('is refused when its years do not make its total', () => {
    const facts = aLetter();
    const wrong = { ...facts, notice: { ...facts.notice, totalSatang: 1 } };

    expect(noticeLetter(wrong)).toEqual({
      ok: false,
      error: { type: 'letter-total-differs', expectedSatang: 331_575, satang: 1 },
    });
  });

  test('is refused when the office has no real biller', () => {
    expect(noticeLetter(aLetter({ billerId: '123' }))).toEqual({
      ok: false,
      error: { type: 'letter-not-payable', issues: ['biller-id-invalid'] },
    });
  });
});

describe('a pile for the post', () => {
  test('lies in the order of post codes, those without one last', () => {
    const pile = [
      aLetter({ postcode: '', ref1: '13690000000001' }),
      aLetter({ postcode: '12150', ref1: '13690000000002' }),
      aLetter({ postcode: '12120', ref1: '13690000000004' }),
      aLetter({ postcode: '12120', ref1: '13690000000003' }),
    ];

    expect(pile.toSorted(byPostcode).map(({ notice }) => notice.ref1.at(-1))).toEqual(['3', '4', '2', '1']);
  });
});
