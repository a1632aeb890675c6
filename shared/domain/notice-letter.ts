import { err, ok, type Result } from '#shared/lib/result.ts';
import { encodeBillBarcode } from './bill-barcode.ts';
import type { BillPayment, BillPaymentIssue } from './bill-payment.ts';
import { FEE_LAW } from './fee-step.ts';
import { bahtText, formatBaht, satang } from './money.ts';
import { encodeBillPayment, type BillPaymentToEncode, type PointOfInitiation } from './payment-qr.ts';
import { buddhistYear, formatThaiDateLong, formatThaiDateShort, type IsoDate } from './thai-date.ts';

/** One year on a notice, with the legal reference of the schedule that it was assessed by. */
export interface NoticeLetterItem {
  readonly dueOn: IsoDate;
  readonly feeSatang: number;
  readonly surchargeSatang: number;
  readonly legalRef: string;
}

/** Everything that the letter of one notice is made from. Dates are CE, amounts integer satang. */
export interface NoticeLetterFacts {
  readonly officeName: string;
  readonly biller: {
    readonly billerId: string;
    readonly registeredName: string;
    readonly pointOfInitiation?: PointOfInitiation | undefined;
  };
  readonly factory: {
    readonly name: string;
    readonly operatorName?: string | undefined;
    readonly registrationNumber: string;
    /** On one line, without the post code. */
    readonly address: string;
    /** Five digits; empty when the register has none. */
    readonly postcode: string;
  };
  readonly notice: {
    readonly ref1: string;
    readonly ref2?: string | undefined;
    readonly items: readonly NoticeLetterItem[];
    readonly totalSatang: number;
    readonly issuedOn: IsoDate;
    readonly validUntilOn: IsoDate;
    /** Of the public page that says how the notice stands; without one there is no tracking QR. */
    readonly trackingAddress?: string | undefined;
  };
  /** An invented office: the letter says on its face that it is no demand. */
  readonly isDemo: boolean;
}

/** A word of the form and what stands behind it. */
export interface LetterFact {
  readonly label: string;
  readonly text: string;
}

/** A line of the list of fees, as it is printed. */
export interface LetterRow {
  readonly number: string;
  readonly text: string;
  readonly fee: string;
  readonly surcharge: string;
  readonly total: string;
}

/** The part at the foot that is paid with. */
export interface PaymentSlip {
  readonly title: string;
  readonly facts: readonly LetterFact[];
  readonly amount: LetterFact;
  readonly amountInWords: string;
  readonly scanToPay: string;
  readonly checkPayee: string;
  /** Content of the QR (tag 30). */
  readonly qr: string;
  /** Content of the bars, with its carriage returns, and the line under them for people. */
  readonly bars: string;
  readonly barsForPeople: string;
}

/** The second, small QR: where the payer sees whether the bank has confirmed. Nothing is paid by it. */
export interface LetterTracking {
  readonly address: string;
  readonly heading: string;
  readonly hints: readonly string[];
}

/** The letter (หนังสือแจ้งชำระค่าธรรมเนียมรายปี) of one notice as data: whoever draws it adds no word. */
export interface NoticeLetter {
  /** The payment that QR and bars ask for; what is drawn is compared with it. */
  readonly bill: BillPayment;
  readonly officeName: string;
  readonly number: LetterFact;
  readonly writtenOn: string;
  readonly demo: string;
  readonly head: readonly LetterFact[];
  readonly opening: readonly string[];
  readonly columns: Readonly<Record<keyof LetterRow, string>>;
  readonly rows: readonly LetterRow[];
  readonly total: Omit<LetterRow, 'number'>;
  /** In place of the list where it stands on a page of its own. */
  readonly listIsAttached: string;
  readonly attachmentTitle: string;
  readonly laws: readonly string[];
  readonly request: readonly string[];
  readonly closing: string;
  readonly signature: readonly string[];
  readonly slip: PaymentSlip;
  readonly tracking: LetterTracking | undefined;
}

/** Why no letter can be made: the payment cannot be written as QR and bars, or the items do not make the total. */
export type NoticeLetterImpossible =
  | { readonly type: 'letter-not-payable'; readonly issues: readonly BillPaymentIssue['type'][] }
  | { readonly type: 'letter-total-differs'; readonly expectedSatang: number; readonly satang: number };

const baht = (amount: number): string => formatBaht(satang(amount));
const inWords = (amount: number): string => bahtText(satang(amount));
const inGroups = (digits: string): string => digits.replace(/(.{4})(?=.)/g, '$1 ');

const rowOf = ({ dueOn, feeSatang, surchargeSatang }: NoticeLetterItem, index: number): LetterRow => ({
  number: String(index + 1),
  text: `ค่าธรรมเนียมรายปี พ.ศ. ${buddhistYear(dueOn)} ครบกำหนด ${formatThaiDateShort(dueOn)}`,
  fee: baht(feeSatang),
  surcharge: baht(surchargeSatang),
  total: baht(feeSatang + surchargeSatang),
});

const sumOf = (items: readonly NoticeLetterItem[], pick: (item: NoticeLetterItem) => number): number =>
  items.reduce((sum, item) => sum + pick(item), 0);

const lawsOf = (items: readonly NoticeLetterItem[]): readonly string[] => [
  ...new Set(items.map(({ legalRef }) => `ค่าธรรมเนียม: ${legalRef}`)),
  ...(items.some(({ surchargeSatang }) => surchargeSatang > 0) ? [`เงินเพิ่ม: ${FEE_LAW.annualFee}`] : []),
];

const openingOf = ({ officeName, factory, notice }: NoticeLetterFacts): readonly string[] => [
  'ด้วยพระราชบัญญัติโรงงาน พ.ศ. 2535 มาตรา 43 กำหนดให้ผู้ประกอบกิจการโรงงานจำพวกที่ 2 และโรงงานจำพวกที่ 3 ชำระค่าธรรมเนียมรายปี และหากมิได้ชำระภายในเวลาที่กำหนด ให้เสียเงินเพิ่มอีกร้อยละห้าต่อเดือน',
  `${officeName} ขอเรียนว่า โรงงานของท่าน ทะเบียนโรงงานเลขที่ ${factory.registrationNumber} มีค่าธรรมเนียมรายปีและเงินเพิ่มที่ต้องชำระ จำนวน ${notice.items.length} ปี รวมเป็นเงินทั้งสิ้น ${baht(notice.totalSatang)} บาท (${inWords(notice.totalSatang)}) ดังนี้`,
];

const requestOf = ({ validUntilOn }: NoticeLetterFacts['notice']): readonly string[] => [
  `จึงเรียนมาเพื่อโปรดชำระเงินภายในวันที่ ${formatThaiDateLong(validUntilOn)} ตามใบแจ้งชำระค่าธรรมเนียมท้ายหนังสือนี้ หากพ้นกำหนดดังกล่าวยอดเงินอาจเปลี่ยนแปลง โปรดขอใบแจ้งฉบับใหม่ก่อนชำระ และหากท่านได้ชำระแล้วก่อนได้รับหนังสือนี้ ต้องขออภัยมา ณ โอกาสนี้`,
];

const payerOf = ({ name, operatorName }: NoticeLetterFacts['factory']): string => operatorName ?? name;

const slipOf = (facts: NoticeLetterFacts, codes: { readonly qr: string; readonly bars: string }): PaymentSlip => {
  const { biller, factory, notice } = facts;
  return {
    title: 'ใบแจ้งชำระค่าธรรมเนียม',
    facts: [
      { label: 'ผู้รับเงิน', text: biller.registeredName },
      { label: 'รหัสผู้รับเงิน (Biller ID)', text: biller.billerId },
      { label: 'เลขอ้างอิง 1 (Ref. 1)', text: inGroups(notice.ref1) },
      ...(notice.ref2 === undefined ? [] : [{ label: 'เลขอ้างอิง 2 (Ref. 2)', text: notice.ref2 }]),
      { label: 'ผู้ชำระ', text: payerOf(factory) },
      { label: 'ทะเบียนโรงงานเลขที่', text: factory.registrationNumber },
      { label: 'ชำระได้ถึงวันที่', text: formatThaiDateLong(notice.validUntilOn) },
    ],
    amount: { label: 'จำนวนเงิน', text: `${baht(notice.totalSatang)} บาท` },
    amountInWords: inWords(notice.totalSatang),
    scanToPay: 'สแกนเพื่อชำระ',
    checkPayee: 'ตรวจสอบชื่อผู้รับเงินก่อนยืนยัน',
    ...codes,
    barsForPeople: codes.bars.replaceAll('\r', ' '),
  };
};

const trackingOf = (address: string): LetterTracking => ({
  address,
  heading: 'ตรวจสอบสถานะใบแจ้งนี้',
  hints: ['สแกนด้วยกล้องโทรศัพท์เพื่อดูว่า', 'ธนาคารยืนยันการชำระแล้วหรือไม่', 'QR นี้ไม่ใช้ชำระเงิน'],
});

const codesOf = (
  bill: BillPaymentToEncode,
): Result<{ readonly qr: string; readonly bars: string }, NoticeLetterImpossible> => {
  const qr = encodeBillPayment(bill);
  const bars = encodeBillBarcode(bill);
  if (qr.ok && bars.ok) return ok({ qr: qr.value, bars: bars.value });
  const issues = [...(qr.ok ? [] : qr.error), ...(bars.ok ? [] : bars.error)].flatMap(({ type }) =>
    BILL_ISSUES.filter((issue) => issue === type),
  );
  return err({ type: 'letter-not-payable', issues: [...new Set(issues)] });
};

const BILL_ISSUES = [
  'biller-id-invalid',
  'ref1-invalid',
  'ref2-invalid',
  'amount-not-integer',
  'amount-not-positive',
  'amount-too-large',
] as const satisfies readonly BillPaymentIssue['type'][];

/**
 * The letter of one notice with its payment slip, in official Thai: dates in พ.ศ., amounts in figures and in words. QR and
 * bars are made from the one payment. The number of the letter and the signer are left to be filled in by hand.
 * Refuses a payment that cannot be written as a code, and items that do not make the total.
 * The wording follows ม.43 of the Act as public sources give it (unverified against the Royal Gazette).
 */
export const noticeLetter = (facts: NoticeLetterFacts): Result<NoticeLetter, NoticeLetterImpossible> => {
  const { biller, factory, notice } = facts;
  const { items, totalSatang } = notice;
  const [feeSatang, surchargeSatang] = [
    sumOf(items, (item) => item.feeSatang),
    sumOf(items, (item) => item.surchargeSatang),
  ];
  const expectedSatang = feeSatang + surchargeSatang;
  if (expectedSatang !== totalSatang) return err({ type: 'letter-total-differs', expectedSatang, satang: totalSatang });
  const { ref1, ref2 } = notice;
  const bill: BillPayment = {
    billerId: biller.billerId,
    ref1,
    ...(ref2 === undefined ? {} : { ref2 }),
    satang: totalSatang,
  };
  const codes = codesOf({ ...bill, pointOfInitiation: biller.pointOfInitiation });
  if (!codes.ok) return codes;
  return ok({
    bill,
    officeName: facts.officeName,
    number: { label: 'ที่', text: '........................................' },
    writtenOn: formatThaiDateLong(notice.issuedOn),
    demo: facts.isDemo ? 'ข้อมูลสาธิต มิใช่หนังสือราชการ ห้ามใช้ชำระเงิน' : '',
    head: [
      { label: 'เรื่อง', text: 'แจ้งชำระค่าธรรมเนียมรายปีโรงงาน' },
      { label: 'เรียน', text: payerOf(factory) },
      { label: 'ที่อยู่', text: `${factory.address} ${factory.postcode}`.trim() },
    ],
    opening: openingOf(facts),
    columns: { number: 'ที่', text: 'รายการ', fee: 'ค่าธรรมเนียม', surcharge: 'เงินเพิ่ม', total: 'รวม (บาท)' },
    rows: items.map(rowOf),
    total: {
      text: `รวม ${items.length} ปี`,
      fee: baht(feeSatang),
      surcharge: baht(surchargeSatang),
      total: baht(totalSatang),
    },
    listIsAttached: `รายการทั้ง ${items.length} ปี ตามบัญชีแนบท้าย`,
    attachmentTitle: `บัญชีแนบท้ายใบแจ้งชำระค่าธรรมเนียม เลขอ้างอิง ${inGroups(ref1)}`,
    laws: lawsOf(items),
    request: requestOf(notice),
    closing: 'ขอแสดงความนับถือ',
    signature: ['(........................................................)', `${facts.officeName}`],
    slip: slipOf(facts, codes.value),
    tracking: notice.trackingAddress === undefined ? undefined : trackingOf(notice.trackingAddress),
  });
};

/** The order in which letters are handed to the post: by post code, those without one last, then by reference. */
export const byPostcode = (
  a: Pick<NoticeLetterFacts, 'factory' | 'notice'>,
  b: Pick<NoticeLetterFacts, 'factory' | 'notice'>,
): number => {
  const [first, second] = [a, b].map(({ factory, notice }) => `${factory.postcode || '~'} ${notice.ref1}`);
  return (first ?? '') < (second ?? '') ? -1 : 1;
};
