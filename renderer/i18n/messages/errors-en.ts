import type { ErrorLanguage, ErrorSentences } from '../error-text.ts';
import { ministryErrorsEn } from './ministry-errors.ts';
import { moneyErrorsEn } from './money-errors.ts';
import { printerErrorsEn } from './printer-errors.ts';
import { recordErrorsEn } from './record-errors.ts';
import { updateErrorsEn } from './update-errors.ts';
import { receiptErrorsEn } from './receipt-errors.ts';

const fileUntouched = 'The file is as it was; nothing was sent.';
const kept = 'Nothing was changed; earlier work is complete.';
const local = 'Your work is kept on this PC; nothing is lost.';
const askSupport = 'Try again. If it happens again, tell support this code.';

const gone = (thing: string): ErrorSentences => ({
  what: `The office's data has no such ${thing}`,
  safe: kept,
  todo: 'Check the number or name, or sync and try again.',
});

/** English sentences of every failure. */
export const errorSentencesEn: ErrorLanguage = {
  ...ministryErrorsEn,
  ...moneyErrorsEn,
  ...receiptErrorsEn,
  ...printerErrorsEn,
  ...recordErrorsEn,
  ...updateErrorsEn,
  'input-invalid': { what: 'Something typed is missing or wrong', safe: kept, todo: 'Check the fields and try again.' },
  'mutation-unknown': {
    what: 'The centre does not know this command yet; the versions differ',
    safe: local,
    todo: 'Ask the administrator to bring both to the same version.',
  },
  'not-allowed': {
    what: 'Your role may not do this',
    safe: kept,
    todo: 'Let somebody who may log in, or ask your supervisor.',
  },
  'actor-unknown': {
    what: 'This user is unknown or no longer active',
    safe: kept,
    todo: 'Log in again with your own name, or tell the administrator.',
  },
  'folder-unknown': gone('folder'),
  'folder-code-taken': {
    what: 'This folder code already belongs to another folder',
    safe: kept,
    todo: 'Use a new label for this folder and keep the old one for the administrator.',
  },
  'location-unknown': gone('place'),
  'borrower-unknown': gone('borrower'),
  'movement-unknown': {
    what: 'The movement to undo was not found',
    safe: kept,
    todo: 'Search for the folder at the counter and check where it is or who has it.',
  },
  'request-unknown': gone('request'),
  'transfer-unknown': gone('transfer'),
  'factory-unknown': gone('factory'),
  'schedule-unknown': gone('fee schedule'),
  'fee-schedule-not-confirmed': {
    what: 'This fee schedule is not confirmed, so no notice can be issued',
    safe: 'Amounts can be looked up as usual; no notice was issued.',
    todo: 'Let finance confirm the schedule in Settings, then try again.',
  },
  'notice-unknown': gone('notice'),
  'notice-not-open': {
    what: 'This notice is already paid or cancelled',
    safe: kept,
    todo: "Open the factory's page to see the notice's latest state.",
  },
  'notice-amount-differs': { what: "The notice's total does not match its items", safe: kept, todo: askSupport },
  'ref1-taken': {
    what: 'This reference number is already used',
    safe: kept,
    todo: 'Issue the notice again; the next number will be used.',
  },
  'number-not-leased': {
    what: 'This notice number is not reserved for this PC',
    safe: kept,
    todo: 'Connect to the network so that new numbers can be reserved, then try again.',
  },
  'number-block-empty': {
    what: 'The numbers reserved for this PC are used up',
    safe: kept,
    todo: 'Connect to the network for a moment; new numbers come by themselves.',
  },
  'office-unknown': gone('office or its biller'),
  'label-batch-unknown': gone('label batch'),
  'parked-scan-unknown': gone('parked code'),
  'condition-note-unknown': gone('note of condition'),
  'exception-unknown': gone('exception card'),
  'difference-unknown': {
    what: 'Somebody has already decided this difference',
    safe: kept,
    todo: 'Nothing to do; it disappears by itself.',
  },
  'record-series-unknown': gone('record series'),
  'record-subject-unknown': gone('record'),
  'record-number-taken': {
    what: 'This number is in this series already',
    safe: kept,
    todo: 'Search for the number and open that record, or check the number.',
  },
  'folder-not-due': {
    what: 'This folder must still be kept',
    safe: kept,
    todo: 'Check its closing date and its term on the retention page.',
  },
  'folder-out': {
    what: 'This folder is on loan or with another office',
    safe: kept,
    todo: 'Take it back first, or change what was decided about it.',
  },
  'folder-requested': {
    what: 'Somebody has asked for this folder, so it cannot be disposed of yet',
    safe: kept,
    todo: 'Serve or cancel the request first, or decide otherwise about this folder.',
  },
  'disposal-unknown': gone('disposal'),
  'nothing-to-bill': {
    what: 'This factory has nothing to bill',
    safe: kept,
    todo: "Check the paid years on the factory's page.",
  },
  'stock-take-unknown': gone('count'),
  'stock-take-device-unknown': gone('PC in this count'),
  'year-billed-elsewhere': {
    what: 'Another system bills this year already, so it is not billed again',
    safe: kept,
    todo: 'See the bill of the other system on the page of the factory, and choose the other years.',
  },
  'waiver-unknown': gone('waiver'),
  'year-not-waived': {
    what: 'The waiver does not cover this year',
    safe: kept,
    todo: 'Check the range of due dates and the categories of the waiver.',
  },
  'year-settled': {
    what: 'The year that the credit was meant for is settled',
    safe: kept,
    todo: 'Choose another year, or propose a refund.',
  },
  'credit-unknown': gone('credit'),
  'credit-decided': {
    what: 'Somebody has decided about this credit',
    safe: kept,
    todo: 'See the decision on the page of waivers and credits.',
  },
  'credit-not-proposed': {
    what: 'Nobody has proposed yet what becomes of this credit',
    safe: kept,
    todo: 'A finance officer proposes, another person approves.',
  },
  'credit-exceeded': {
    what: 'This is more than was paid',
    safe: kept,
    todo: 'Enter no more than was paid.',
  },
  'credit-too-small': {
    what: 'The credit does not cover the year it was meant for',
    safe: kept,
    todo: 'Propose a refund, and issue a notice for that year as usual.',
  },
  'second-person-needed': {
    what: 'Who proposes cannot approve',
    safe: kept,
    todo: 'Let another finance officer or the head log in and approve.',
  },
  'centre-only': {
    what: 'Only the centre can record this',
    safe: kept,
    todo: 'Wait for the bank; it is recorded by itself.',
  },
  'untrusted-sender': { what: 'A command from an unknown window was refused', safe: kept, todo: askSupport },
  'unknown-method': {
    what: 'The program and its page are of different versions',
    safe: local,
    todo: 'Close the program and open it again.',
  },
  'bad-input': { what: 'The PC was given something it cannot use', safe: kept, todo: askSupport },
  'centre-failed': {
    what: 'The centre of this PC did not start',
    safe: 'Nothing has been made yet',
    todo: 'Close Faem and open it again; see that the disk has room. If it stays, tell support this code',
  },
  'centre-newer': {
    what: 'The database of the centre in this PC belongs to a newer program, so the centre does not run and work is not sent',
    safe: 'Nothing at the centre was changed; work that goes on here is kept and is sent when the centre runs again',
    todo: 'Install the newer program and open it again. Without its installer, tell support this code',
  },
  'centre-door-failed': {
    what: 'The centre on this PC could not be opened to other PCs',
    safe: 'The data and the work of this PC are all here and work as usual',
    todo: 'Close the other program that uses port 8788 or start the PC anew, then try again',
  },
  'centre-unreachable': {
    what: 'No centre answers at this address',
    safe: 'Nothing has left this PC',
    todo: "See that the address is right, that the centre's PC is on and in the same network, and that its firewall takes the port at the end of the address",
  },
  'centre-is-another': {
    what: "What answers at this address is not the office's centre, so the address of before is kept",
    safe: 'Nothing was sent to it. Unsent work is all on this PC',
    todo: "Compare the address with the screen of the centre's PC. If the centre was installed anew, ask it for a new enrolment code",
  },
  'centre-certificate-wrong': {
    what: 'What answers there is not the centre that made this code',
    safe: 'Nothing was sent to it',
    todo: "Compare the address and all eight groups of the code with the screen of the centre's PC. If all is right and it still fails, tell whoever looks after the network: another machine may be posing as it",
  },
  'host-failed': { what: 'The PC could not do this', safe: local, todo: askSupport },
  'no-network': {
    what: 'This PC is in no network, so no other device can reach it',
    safe: kept,
    todo: 'Connect it to the office network and try again; a public screen may also be a second monitor of this PC.',
  },
  'disk-full': {
    what: "The PC's disk is full",
    safe: 'Earlier work is safe, but new work may not be stored.',
    todo: 'Delete files that are not needed and try again at once.',
  },
  cancelled: { what: 'Cancelled', safe: kept, todo: 'Do it again when you are ready.' },
  unreadable: {
    what: 'The second copy of the work on this PC cannot be read',
    safe: 'The main data on this PC is there.',
    todo: 'Tell support this code before you switch the PC off.',
  },
  'broken-chain': {
    what: 'The second copy of the work on this PC is damaged',
    safe: 'What could be read was kept; the old file was not deleted.',
    todo: 'Tell support this code.',
  },
  'backup-folder-missing': {
    what: 'The folder for backups cannot be opened',
    safe: 'The data on this PC is complete; earlier backups were not touched',
    todo: 'Plug the stick in or connect the share again, or choose another folder, then back up again',
  },
  'backup-folder-inside': {
    what: "This folder lies in the program's own data; a broken PC would take the backups with it",
    safe: 'Nothing has changed',
    todo: 'Choose a stick, another disk or a share of the office',
  },
  'rights-expired': {
    what: 'This PC has not met the centre for 30 days, so rights for money and settings have expired',
    safe: 'All work is still here; lending, returning, moving and counting folders go on.',
    todo: "Connect this PC until it has synced once, then do it again. If the PC's date is wrong, correct it first.",
  },
  'copy-restored': {
    what: 'This PC works with data from a backup, so this cannot be done yet',
    safe: 'Scanning, lending, returning and looking things up work as usual; every scan is stored',
    todo: 'Connect to the centre; when the latest data is here, do this again',
  },
  offline: {
    what: 'The centre cannot be reached',
    safe: local,
    todo: 'Go on working; everything is sent when the network is back.',
  },
  denied: {
    what: 'The centre does not accept this PC',
    safe: local,
    todo: 'Ask the administrator to enrol this PC again.',
  },
  'pin-wrong': {
    what: 'The PIN is wrong',
    safe: 'Nothing was changed.',
    todo: 'Type your PIN again; after five wrong ones you have to wait fifteen minutes.',
  },
  'pin-locked': {
    what: 'Too many wrong PINs',
    safe: 'Nothing was changed.',
    todo: 'Wait fifteen minutes and try again. If it was not you, tell the administrator.',
  },
  'device-unknown': {
    what: 'There is no such device, or it was shut out already',
    safe: 'Nothing was changed.',
    todo: 'Look again and check the list.',
  },
  'person-refused': {
    what: 'You may not do this',
    safe: 'Nothing was changed.',
    todo: 'Let a supervisor or administrator log in and do it.',
  },
  'device-revoked': {
    what: 'An administrator has shut this PC out',
    safe: 'The unsent work is still on this PC, all of it.',
    todo: 'On the sync page save the waiting work to USB, send it from another PC of the office, then ask the administrator.',
  },
  'centre-down': { what: 'The centre is out of order for now', safe: local, todo: 'Go on working; it is tried again.' },
  'client-too-old': {
    what: 'The program on this PC is too old',
    safe: local,
    todo: 'Update it; waiting work is sent afterwards.',
  },
  'reply-invalid': {
    what: "The centre's answer cannot be read",
    safe: local,
    todo: 'Go on working; if it lasts, tell support this code.',
  },
  'journal-failed': {
    what: 'The second copy of the work cannot be written',
    safe: "This entry is in this PC's database.",
    todo: 'Check the free disk space, and connect so that the work is sent soon.',
  },
  'storage-failed': {
    what: 'This entry could not be stored',
    safe: 'Earlier work is complete.',
    todo: 'Check the free disk space and do this entry again.',
  },
  'device-of-another-office': {
    what: 'This QR is of another office. The phone holds the data of its own office, so it was not paired',
    safe: 'Data and unsent work of its office are all here; nothing was changed',
    todo: 'Scan a QR from a PC of its own office. If the phone moves to the other one, send its work first, then clear the data of this address in the browser',
  },
  'database-newer': {
    what: 'The data on this PC belong to a newer program than the one that was started, so they are not opened',
    safe: 'The data and all unsent work are on this PC as before. Nothing was changed.',
    todo: 'Install the newer program and open it again. If the older one must be used, tell the administrator.',
  },
  'letter-no-biller': {
    what: 'The office has no biller id yet, so no notice with a QR can be made',
    safe: 'The notices in the system are complete.',
    todo: 'Have the administrator enter the biller id given by the bank.',
  },
  'letter-rows-missing': {
    what: 'This PC does not have the factory or the schedule of this notice yet',
    safe: 'The notices in the system are complete.',
    todo: 'Sync, then print again.',
  },
  'letter-impossible': {
    what: 'The QR or the bars of a notice cannot be made, so there is no file',
    safe: 'The notices in the system are complete; no file was saved.',
    todo: 'Check the biller id and the notice named, then print again.',
  },
  'letter-unreadable': {
    what: 'The QR or the bars on a page did not read back as the notice, so there is no file',
    safe: 'The notices in the system are complete; no file was saved.',
    todo: askSupport,
  },
  'sealed-file-foreign': {
    what: 'This is no file of Faem, or of another kind',
    safe: fileUntouched,
    todo: 'Choose a file ending in .faem that another PC of the office has written.',
  },
  'sealed-file-newer': {
    what: 'This file was written by a newer version than this PC has',
    safe: fileUntouched,
    todo: 'Update this PC, or open the file on one that has the same version.',
  },
  'sealed-file-truncated': {
    what: 'This file is not complete: its end is missing',
    safe: 'Nothing was sent; the work is still on the PC it came from.',
    todo: 'Write the file again and wait until it is done before taking the stick out.',
  },
  'sealed-file-damaged': {
    what: 'This file is damaged or was changed, so it cannot be opened',
    safe: 'Nothing was sent; the work is still on the PC it came from.',
    todo: 'Write the file again on another stick; tell support this code if that does not help.',
  },
  'sealed-file-other-office': {
    what: 'This file belongs to another office',
    safe: fileUntouched,
    todo: 'Open it on a PC of the office it belongs to.',
  },
  'office-key-missing': {
    what: "This PC does not have the office's key for this file yet",
    safe: fileUntouched,
    todo: 'Connect to the network, sync once to the end, then try again.',
  },
  'carried-work-gap': {
    what: 'Work that comes before this file has not reached the centre',
    safe: 'The work in the file is complete; nothing is lost.',
    todo: 'Upload the earlier file of the same PC first, or write a new file there.',
  },
  'not-signed-in': { what: 'Nobody is logged in', safe: kept, todo: 'Log in and do it again.' },
  'centre-crashed': {
    what: 'The centre failed on this entry',
    safe: 'The entry is kept for the administrator.',
    todo: 'Tell support this code.',
  },
  other: { what: 'This did not work', safe: local, todo: askSupport },
};
