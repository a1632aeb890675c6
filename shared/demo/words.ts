/** Words for invented firms and people. Each name carries one of the marker words, so that none is taken for a real one. */
export const MARKERS = ['สมมุติ', 'ตัวอย่าง', 'สาธิต', 'จำลอง', 'ทดลอง', 'ต้นแบบ'] as const;
export const ENGLISH_MARKERS = ['DEMO', 'SAMPLE', 'SPECIMEN', 'MOCKUP'] as const;

export const VIRTUES = [
  'รุ่งเรือง',
  'เจริญทรัพย์',
  'พูนผล',
  'มั่นคง',
  'ก้าวหน้า',
  'ไพศาล',
  'สยามใหม่',
  'ทวีโชค',
  'เกื้อกูล',
  'ธนภูมิ',
  'บูรพา',
  'เอกชัย',
  'น้ำหนึ่ง',
  'ศรีเมือง',
  'เพิ่มสุข',
  'กิจไพบูลย์',
  'แสงอรุณ',
  'ร่วมใจ',
  'ท่าเรือทอง',
  'เก้าดาว',
  'ลุ่มน้ำ',
  'ปิ่นแก้ว',
  'ฟ้าใส',
  'ใต้ฟ้า',
] as const;
export const ENGLISH_VIRTUES = ['GOLDEN RIVER', 'EASTERN STAR', 'BLUE LOTUS', 'NINE HILLS', 'NEW HORIZON'] as const;

export const GIVEN_NAMES = ['ทดสอบ', 'สมมุติ', 'ตัวอย่าง', 'สาธิต', 'จำลอง', 'ลองดู', 'แบบฝึก', 'ขั้นต้น'] as const;
export const FAMILY_NAMES = [
  'ระบบดี',
  'ใจตัวอย่าง',
  'สมมุติวงศ์',
  'ทดลองกิจ',
  'ณ แบบฝึกหัด',
  'จำลองสกุล',
  'ต้นแบบทอง',
  'สาธิตพงษ์',
] as const;
export const TITLES = ['นาย', 'นาง', 'นางสาว', 'น.ส.'] as const;

export const ROADS = [
  'พหลโยธิน',
  'รังสิต-นครนายก',
  'เลียบคลองสอง',
  'สุขาภิบาล 3',
  'ทางหลวงหมายเลข 347',
  'บายพาส',
  'ริมน้ำ',
  'สายใน',
] as const;

/** What a kind of factory is called and does: type number of the 2563 class list, number of sub-types, words. */
export interface Trade {
  readonly typeCode: number;
  readonly subTypes: number;
  readonly noun: string;
  readonly english: string;
  readonly objects: readonly [string, ...string[]];
}

export const TRADES: readonly [Trade, ...Trade[]] = [
  {
    typeCode: 3,
    subTypes: 4,
    noun: 'ทรายก่อสร้าง',
    english: 'SAND',
    objects: ['ดูดทราย', 'ขุดตักดินและทรายสำหรับใช้ในการก่อสร้าง'],
  },
  {
    typeCode: 4,
    subTypes: 7,
    noun: 'อาหารแช่แข็ง',
    english: 'FROZEN FOOD',
    objects: ['ชำแหละและบรรจุเนื้อสัตว์แช่เย็น', 'ทำไส้กรอกและลูกชิ้น'],
  },
  {
    typeCode: 9,
    subTypes: 6,
    noun: 'โรงสีข้าว',
    english: 'RICE MILL',
    objects: ['สีข้าว', 'สีข้าวและปรับปรุงคุณภาพข้าว', 'อบพืชเพื่อลดความชื้น'],
  },
  {
    typeCode: 10,
    subTypes: 3,
    noun: 'เบเกอรี่',
    english: 'BAKERY',
    objects: ['ทำขนมปังและขนมเค้ก', 'ทำเส้นก๋วยเตี๋ยวและเส้นหมี่'],
  },
  { typeCode: 14, subTypes: 0, noun: 'น้ำแข็ง', english: 'ICE', objects: ['ผลิตน้ำแข็งก้อนและน้ำแข็งหลอดเพื่อจำหน่าย'] },
  { typeCode: 15, subTypes: 2, noun: 'อาหารสัตว์', english: 'FEED MILL', objects: ['ทำอาหารสัตว์สำเร็จรูปชนิดเม็ดและชนิดผง'] },
  {
    typeCode: 20,
    subTypes: 4,
    noun: 'น้ำดื่ม',
    english: 'DRINKING WATER',
    objects: ['ทำน้ำดื่มบรรจุขวดและถังพลาสติก', 'ทำน้ำผลไม้และเครื่องดื่มไม่มีแอลกอฮอล์'],
  },
  {
    typeCode: 22,
    subTypes: 4,
    noun: 'สิ่งทอ',
    english: 'TEXTILE',
    objects: ['ปั่นด้ายและทอผ้า', 'ฟอก ย้อมสี และแต่งสำเร็จสิ่งทอ'],
  },
  { typeCode: 28, subTypes: 2, noun: 'การ์เมนท์', english: 'GARMENT', objects: ['ตัดเย็บเสื้อผ้าสำเร็จรูปจากผ้าทอและผ้ายืด'] },
  {
    typeCode: 34,
    subTypes: 5,
    noun: 'ค้าไม้',
    english: 'TIMBER',
    objects: ['แปรรูปไม้ยางพาราและไม้ที่ปลูกขึ้นโดยเฉพาะ', 'ทำวงกบ ประตู หน้าต่าง จากไม้'],
  },
  {
    typeCode: 37,
    subTypes: 0,
    noun: 'เฟอร์นิเจอร์',
    english: 'FURNITURE',
    objects: ['ทำเครื่องเรือนไม้และเครื่องตกแต่งภายในอาคาร'],
  },
  {
    typeCode: 40,
    subTypes: 2,
    noun: 'บรรจุภัณฑ์กระดาษ',
    english: 'PAPER BOX',
    objects: ['ทำกล่องกระดาษลูกฟูกและภาชนะบรรจุจากกระดาษ'],
  },
  { typeCode: 41, subTypes: 2, noun: 'การพิมพ์', english: 'PRINTING', objects: ['พิมพ์หนังสือ ฉลาก และสิ่งพิมพ์ทุกชนิด'] },
  {
    typeCode: 42,
    subTypes: 2,
    noun: 'เคมีภัณฑ์',
    english: 'CHEMICAL',
    objects: ['ผสมและแบ่งบรรจุเคมีภัณฑ์', 'ทำสารเคมีสำหรับบำบัดน้ำ'],
  },
  { typeCode: 47, subTypes: 4, noun: 'เครื่องสำอาง', english: 'COSMETIC', objects: ['ทำสบู่ แชมพู และเครื่องสำอาง'] },
  { typeCode: 50, subTypes: 5, noun: 'แอสฟัลต์', english: 'ASPHALT', objects: ['ผลิตแอสฟัลต์ติกคอนกรีตเพื่อใช้ในงานทาง'] },
  {
    typeCode: 52,
    subTypes: 4,
    noun: 'ยางพารา',
    english: 'RUBBER',
    objects: ['ทำยางแผ่นรมควันและยางแท่ง', 'ทำผลิตภัณฑ์ยางสำหรับยานยนต์'],
  },
  {
    typeCode: 53,
    subTypes: 9,
    noun: 'พลาสติก',
    english: 'PLASTIC',
    objects: ['ทำถุงพลาสติก และเม็ดพลาสติก', 'ฉีดขึ้นรูปชิ้นส่วนพลาสติก', 'ทำภาชนะบรรจุและของใช้จากพลาสติก'],
  },
  {
    typeCode: 58,
    subTypes: 6,
    noun: 'คอนกรีต',
    english: 'CONCRETE',
    objects: ['ทำผลิตภัณฑ์คอนกรีต เสาเข็ม และแผ่นพื้นสำเร็จรูป', 'ทำคอนกรีตผสมเสร็จ'],
  },
  { typeCode: 59, subTypes: 0, noun: 'เหล็กกล้า', english: 'STEEL', objects: ['รีดเหล็กเส้นและเหล็กรูปพรรณ'] },
  {
    typeCode: 63,
    subTypes: 2,
    noun: 'โครงสร้างเหล็ก',
    english: 'STEEL STRUCTURE',
    objects: ['ทำโครงเหล็กสำหรับอาคารและงานก่อสร้าง'],
  },
  {
    typeCode: 64,
    subTypes: 14,
    noun: 'โลหะ',
    english: 'METAL WORKS',
    objects: ['ทำภาชนะโลหะ', 'ปั๊มและขึ้นรูปชิ้นส่วนโลหะ', 'กลึง กัด ไส ชิ้นส่วนโลหะทั่วไป'],
  },
  {
    typeCode: 70,
    subTypes: 0,
    noun: 'เครื่องทำความเย็น',
    english: 'COOLING',
    objects: ['ทำและซ่อมเครื่องปรับอากาศและเครื่องทำความเย็น'],
  },
  {
    typeCode: 72,
    subTypes: 0,
    noun: 'อิเล็กทรอนิกส์',
    english: 'ELECTRONICS',
    objects: ['ประกอบแผงวงจรอิเล็กทรอนิกส์', 'ทำชิ้นส่วนและอุปกรณ์อิเล็กทรอนิกส์'],
  },
  {
    typeCode: 77,
    subTypes: 2,
    noun: 'ชิ้นส่วนยานยนต์',
    english: 'AUTO PARTS',
    objects: ['ทำชิ้นส่วนและอุปกรณ์สำหรับรถยนต์และรถจักรยานยนต์'],
  },
  { typeCode: 87, subTypes: 7, noun: 'ของเล่นไม้', english: 'TOYS', objects: ['ทำเครื่องเล่นและของชำร่วย'] },
  { typeCode: 92, subTypes: 0, noun: 'ห้องเย็น', english: 'COLD STORAGE', objects: ['ห้องเย็นเก็บรักษาอาหารแช่แข็ง'] },
  {
    typeCode: 95,
    subTypes: 4,
    noun: 'อู่ซ่อมรถ',
    english: 'GARAGE',
    objects: ['ซ่อมและพ่นสีรถยนต์', 'ซ่อมเครื่องยนต์และช่วงล่างรถบรรทุก'],
  },
  { typeCode: 98, subTypes: 0, noun: 'ซักอบรีด', english: 'LAUNDRY', objects: ['ซัก อบ รีด และย้อมผ้า'] },
  { typeCode: 100, subTypes: 6, noun: 'ชุบโลหะ', english: 'PLATING', objects: ['ชุบผิวโลหะด้วยไฟฟ้าและพ่นสีชิ้นงาน'] },
  { typeCode: 105, subTypes: 0, noun: 'คัดแยกวัสดุ', english: 'SORTING', objects: ['คัดแยกวัสดุที่ไม่ใช้แล้วที่ไม่เป็นของเสียอันตราย'] },
  {
    typeCode: 106,
    subTypes: 0,
    noun: 'รีไซเคิล',
    english: 'RECYCLING',
    objects: ['นำน้ำมันใช้แล้วมาปรับคุณภาพ', 'บดย่อยเศษพลาสติกและเศษโลหะเพื่อนำกลับมาใช้ใหม่'],
  },
];
