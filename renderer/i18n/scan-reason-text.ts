import type { ScanUnknownReason } from '#shared/domain/scan-code.ts';
import type { Language } from './language.ts';

const th = (reason: ScanUnknownReason): string => {
  switch (reason.type) {
    case 'scan-kind-unknown':
      return 'ไม่ใช่รหัสของแฟ้ม ที่เก็บ หรือบัตรเจ้าหน้าที่';
    case 'action-unknown':
      return 'ไม่รู้จักบัตรคำสั่งนี้';
    case 'folder-code-invalid':
      if (reason.reason === 'too-short') return `สแกนได้ไม่ครบ (${reason.digits} หลัก) สแกนใหม่`;
      if (reason.reason === 'too-long') return 'สแกนสองรหัสติดกัน สแกนใหม่ทีละรหัส';
      if (reason.reason === 'check-digits-wrong') return 'เลขตรวจสอบไม่ตรง สแกนใหม่';
      return 'ไม่ใช่รหัสของสำนักงาน';
    default:
      return '';
  }
};

const en = (reason: ScanUnknownReason): string => {
  switch (reason.type) {
    case 'scan-kind-unknown':
      return 'Not the code of a folder, place or badge';
    case 'action-unknown':
      return 'Unknown action card';
    case 'folder-code-invalid':
      if (reason.reason === 'too-short') return `Half a scan (${reason.digits} digits); scan again`;
      if (reason.reason === 'too-long') return 'Two codes in one scan; scan one at a time';
      if (reason.reason === 'check-digits-wrong') return 'Check digits do not match; scan again';
      return "Not one of the office's codes";
    default:
      return '';
  }
};

/** Why a scan means nothing to the office, in one line. */
export const scanReasonText = (reason: ScanUnknownReason, language: Language): string =>
  language === 'th' ? th(reason) : en(reason);
