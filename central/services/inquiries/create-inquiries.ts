import { unreachable } from '#shared/lib/invariant.ts';
import type { BankAccesses } from '../banks/bank-access.ts';
import type { BankInquiry } from './bank-inquiry.ts';
import { createScbInquiry } from './scb-inquiry.ts';
import { createSignedHttpInquiry } from './signed-http-inquiry.ts';

/** How each bank that can be asked is asked, by its short name. */
export const createInquiries = (accesses: BankAccesses, nowMs: () => number): ReadonlyMap<string, BankInquiry> => {
  const inquiries = new Map<string, BankInquiry>();
  for (const [bank, access] of Object.entries(accesses)) {
    if (access.adapter === 'standard-webhook' || access.inquiry === undefined) continue;
    const { inquiry } = access;
    switch (inquiry.speaks) {
      case 'scb':
        inquiries.set(bank, createScbInquiry(inquiry));
        break;
      case 'signed-http':
        inquiries.set(bank, createSignedHttpInquiry(inquiry, nowMs));
        break;
      default:
        unreachable(inquiry);
    }
  }
  return inquiries;
};
