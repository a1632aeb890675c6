/** A province with the codes under which factories, offices and barcodes name it. */
export interface Province {
  /** Two digits, กรมการปกครอง; the register's PROV uses the same. */
  readonly code: string;
  readonly nameTh: string;
  readonly nameEn: string;
  /** Official two-letter abbreviation. */
  readonly abbreviation: string;
  /**
   * What old registration numbers end with; empty for Bangkok, whose numbers carry none. Suffixes other than
   * ปท ชบ ชน ยล were not verified one by one.
   */
  readonly registrationSuffix: string;
}

/** The province code of Bangkok, whose old registration numbers carry no suffix. */
export const BANGKOK_CODE = '10';

const ROWS = [
  ['10', 'กรุงเทพมหานคร', 'Bangkok', 'กท'],
  ['11', 'สมุทรปราการ', 'Samut Prakan', 'สป'],
  ['12', 'นนทบุรี', 'Nonthaburi', 'นบ'],
  ['13', 'ปทุมธานี', 'Pathum Thani', 'ปท'],
  ['14', 'พระนครศรีอยุธยา', 'Phra Nakhon Si Ayutthaya', 'อย'],
  ['15', 'อ่างทอง', 'Ang Thong', 'อท'],
  ['16', 'ลพบุรี', 'Lop Buri', 'ลบ'],
  ['17', 'สิงห์บุรี', 'Sing Buri', 'สห'],
  ['18', 'ชัยนาท', 'Chai Nat', 'ชน'],
  ['19', 'สระบุรี', 'Saraburi', 'สบ'],
  ['20', 'ชลบุรี', 'Chon Buri', 'ชบ'],
  ['21', 'ระยอง', 'Rayong', 'รย'],
  ['22', 'จันทบุรี', 'Chanthaburi', 'จบ'],
  ['23', 'ตราด', 'Trat', 'ตร'],
  ['24', 'ฉะเชิงเทรา', 'Chachoengsao', 'ฉช'],
  ['25', 'ปราจีนบุรี', 'Prachin Buri', 'ปจ'],
  ['26', 'นครนายก', 'Nakhon Nayok', 'นย'],
  ['27', 'สระแก้ว', 'Sa Kaeo', 'สก'],
  ['30', 'นครราชสีมา', 'Nakhon Ratchasima', 'นม'],
  ['31', 'บุรีรัมย์', 'Buri Ram', 'บร'],
  ['32', 'สุรินทร์', 'Surin', 'สร'],
  ['33', 'ศรีสะเกษ', 'Si Sa Ket', 'ศก'],
  ['34', 'อุบลราชธานี', 'Ubon Ratchathani', 'อบ'],
  ['35', 'ยโสธร', 'Yasothon', 'ยส'],
  ['36', 'ชัยภูมิ', 'Chaiyaphum', 'ชย'],
  ['37', 'อำนาจเจริญ', 'Amnat Charoen', 'อจ'],
  ['38', 'บึงกาฬ', 'Bueng Kan', 'บก'],
  ['39', 'หนองบัวลำภู', 'Nong Bua Lam Phu', 'นภ'],
  ['40', 'ขอนแก่น', 'Khon Kaen', 'ขก'],
  ['41', 'อุดรธานี', 'Udon Thani', 'อด'],
  ['42', 'เลย', 'Loei', 'ลย'],
  ['43', 'หนองคาย', 'Nong Khai', 'นค'],
  ['44', 'มหาสารคาม', 'Maha Sarakham', 'มค'],
  ['45', 'ร้อยเอ็ด', 'Roi Et', 'รอ'],
  ['46', 'กาฬสินธุ์', 'Kalasin', 'กส'],
  ['47', 'สกลนคร', 'Sakon Nakhon', 'สน'],
  ['48', 'นครพนม', 'Nakhon Phanom', 'นพ'],
  ['49', 'มุกดาหาร', 'Mukdahan', 'มห'],
  ['50', 'เชียงใหม่', 'Chiang Mai', 'ชม'],
  ['51', 'ลำพูน', 'Lamphun', 'ลพ'],
  ['52', 'ลำปาง', 'Lampang', 'ลป'],
  ['53', 'อุตรดิตถ์', 'Uttaradit', 'อต'],
  ['54', 'แพร่', 'Phrae', 'พร'],
  ['55', 'น่าน', 'Nan', 'นน'],
  ['56', 'พะเยา', 'Phayao', 'พย'],
  ['57', 'เชียงราย', 'Chiang Rai', 'ชร'],
  ['58', 'แม่ฮ่องสอน', 'Mae Hong Son', 'มส'],
  ['60', 'นครสวรรค์', 'Nakhon Sawan', 'นว'],
  ['61', 'อุทัยธานี', 'Uthai Thani', 'อน'],
  ['62', 'กำแพงเพชร', 'Kamphaeng Phet', 'กพ'],
  ['63', 'ตาก', 'Tak', 'ตก'],
  ['64', 'สุโขทัย', 'Sukhothai', 'สท'],
  ['65', 'พิษณุโลก', 'Phitsanulok', 'พล'],
  ['66', 'พิจิตร', 'Phichit', 'พจ'],
  ['67', 'เพชรบูรณ์', 'Phetchabun', 'พช'],
  ['70', 'ราชบุรี', 'Ratchaburi', 'รบ'],
  ['71', 'กาญจนบุรี', 'Kanchanaburi', 'กจ'],
  ['72', 'สุพรรณบุรี', 'Suphan Buri', 'สพ'],
  ['73', 'นครปฐม', 'Nakhon Pathom', 'นฐ'],
  ['74', 'สมุทรสาคร', 'Samut Sakhon', 'สค'],
  ['75', 'สมุทรสงคราม', 'Samut Songkhram', 'สส'],
  ['76', 'เพชรบุรี', 'Phetchaburi', 'พบ'],
  ['77', 'ประจวบคีรีขันธ์', 'Prachuap Khiri Khan', 'ปข'],
  ['80', 'นครศรีธรรมราช', 'Nakhon Si Thammarat', 'นศ'],
  ['81', 'กระบี่', 'Krabi', 'กบ'],
  ['82', 'พังงา', 'Phangnga', 'พง'],
  ['83', 'ภูเก็ต', 'Phuket', 'ภก'],
  ['84', 'สุราษฎร์ธานี', 'Surat Thani', 'สฎ'],
  ['85', 'ระนอง', 'Ranong', 'รน'],
  ['86', 'ชุมพร', 'Chumphon', 'ชพ'],
  ['90', 'สงขลา', 'Songkhla', 'สข'],
  ['91', 'สตูล', 'Satun', 'สต'],
  ['92', 'ตรัง', 'Trang', 'ตง'],
  ['93', 'พัทลุง', 'Phatthalung', 'พท'],
  ['94', 'ปัตตานี', 'Pattani', 'ปน'],
  ['95', 'ยะลา', 'Yala', 'ยล'],
  ['96', 'นราธิวาส', 'Narathiwat', 'นธ'],
] as const;

/** All 77 provinces in the order of their codes. */
export const PROVINCES: readonly Province[] = ROWS.map(([code, nameTh, nameEn, abbreviation]) => ({
  code,
  nameTh,
  nameEn,
  abbreviation,
  registrationSuffix: code === BANGKOK_CODE ? '' : abbreviation,
}));

const byCode = new Map(PROVINCES.map((province) => [province.code, province]));
const bySuffix = new Map(PROVINCES.map((province) => [province.registrationSuffix, province]));

/** The province of a two-digit code; undefined when there is none. */
export const provinceByCode = (code: string): Province | undefined => byCode.get(code);

/** The province an old registration number ends with; the empty suffix is Bangkok; undefined for any other text. */
export const provinceBySuffix = (suffix: string): Province | undefined => bySuffix.get(suffix);
