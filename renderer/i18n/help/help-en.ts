import type { HelpLanguage } from './help-topic.ts';

/** The help of every screen in English. */
export const helpEn: HelpLanguage = {
  setup: {
    title: 'Beginning, and what is left to set up',
    purpose:
      'Leads an office from an empty PC to its first labelled folder, step by step; leave whenever you like, nothing is lost',
    keys: [
      ['Ctrl+Enter', 'Next missing step'],
      ['Escape', 'Go on later'],
    ],
    troubles: [
      ['The enrolment code does not work', 'A code works once and expires; ask the administrator for another'],
      ['The centre is not reached', 'Check the network cable and the address; the first enrolment needs a network'],
      [
        'A step is called missing though it was done',
        'States are read from the data: open the step and see whether it was saved',
      ],
    ],
  },
  login: {
    title: 'Logging in',
    purpose: 'Says who works at this PC. It needs no network; everything is recorded under the name that is logged in',
    keys: [['Escape', 'Somebody else']],
    troubles: [
      [
        'Your name is missing',
        'An administrator adds people on the settings page; a PC just enrolled needs a moment for the list',
      ],
      ['PIN forgotten', 'A supervisor or administrator sets a new one on the settings page'],
      ['Locked', 'Too many wrong PINs: wait the time shown and try again'],
    ],
  },
  counter: {
    title: 'Counter',
    purpose:
      'Find a factory by scan or typing; see where its folders are and what it owes; issue a notice; show the QR to pay',
    keys: [
      ['/', 'To the search box'],
      ['F2', 'Lend a folder'],
      ['F3', 'Request a folder'],
      ['F4', 'Issue a notice'],
      ['F5', 'Show the QR'],
      ['F6', 'Print labels'],
      ['F7', 'Print the notice'],
      ['F8', 'Set its home'],
      ['F9', 'History of the folder'],
      ['Insert', 'Register a new volume'],
      ['Ctrl+F', 'Where is the folder'],
      ['Ctrl+P', 'Issue a receipt'],
      ['Escape', 'End the visit'],
    ],
    troubles: [
      ['No notice can be issued', 'Its schedule must be confirmed first, by finance on the settings page'],
      [
        'No QR on the public screen',
        'Check the biller and the scaling of the monitor; only a QR that reads back right is shown',
      ],
      ['Paid, but still waiting', 'Only bank data makes a notice paid: look at the sync state. A slip is no payment'],
    ],
  },
  scan: {
    title: 'Scan desk',
    purpose:
      'Choose what to do, then scan and scan. Colour, sound and large words tell each result; unknown codes are parked, never lost',
    keys: [
      ['F2', 'Lend'],
      ['F7', 'Take back'],
      ['F8', 'Move'],
      ['F9', 'Where is it'],
      ['F6', 'Print the command card'],
      ['Ctrl+Z', 'Undo the last scan'],
      ['Ctrl+I', 'Open a file of scans'],
    ],
    troubles: [
      ['Nothing happens on a scan', 'Try the scanner on the scanners page, and teach it again by five scans'],
      ['Unknown code', 'It is parked; say later which folder it is'],
      ['Scanned by mistake', 'Press Ctrl Z at once'],
    ],
  },
  requests: {
    title: 'Requests',
    purpose: 'Who needs which folder, and the pick list in walking order',
    keys: [
      ['F2', 'Hand over what is ready'],
      ['F6', 'Print the pick list'],
      ['N', 'Not here'],
      ['S', 'Skip'],
      ['T', 'Taken without a scan'],
    ],
    troubles: [
      ['The folder is not where it should be', 'Press N: a search begins, and whoever asked sees it'],
      ['Several people want one folder', 'They stand in a queue; the next one is told when it is back'],
    ],
  },
  'stock-take': {
    title: 'Stock-take',
    purpose: 'Counts a shelf, a range or what one person has; several PCs at once, without a network',
    keys: [
      ['Insert', 'New count'],
      ['Ctrl+Z', 'Undo the last scan'],
      ['Ctrl+E', 'This PC is done'],
      ['Ctrl+Enter', 'End the count'],
      ['Ctrl+F', 'Look for a missing folder'],
      ['F6', 'Print the result'],
    ],
    troubles: [
      [
        'It is finishing and calls nothing missing',
        'When every PC has sent its scans, the centre can say what is missing',
      ],
      ['Wrong shelf', 'Undo with Ctrl Z, or give the count up with a reason'],
    ],
  },
  loans: {
    title: 'Loans',
    purpose: 'All folders on loan, what is overdue, and folders sent to other offices',
    keys: [
      ['Space', 'Choose one of several; a scan chooses too'],
      ['F7', 'Take back all that are chosen'],
      ['Ctrl+Z', 'Undo the last taking back'],
      ['F8', 'Pass on'],
      ['F9', 'History'],
      ['Ctrl+G', 'Shelf map'],
      ['F4', 'Remind'],
      ['F6', 'Print'],
      ['Insert', 'New transfer'],
    ],
    troubles: [
      ['The borrower says it is back', 'See the history with F9; with the folder in hand just scan it as returned'],
      ['Outside the loan policy', 'A supervisor approves, with a reason'],
    ],
  },
  find: {
    title: 'Where is it',
    purpose: 'The last place, its neighbours on the shelf, and a walk that looks for a missing folder',
    keys: [
      ['F7', 'Begin the search'],
      ['Escape', 'Back'],
    ],
    troubles: [['You found it', 'Scan it where it is: the search ends and every PC knows']],
  },
  labels: {
    title: 'Labels',
    purpose: 'Print labels for folders, places, badges and command cards, and scan them back to prove that they read',
    keys: [
      ['F6', 'Print'],
      ['F7', 'Report a jam'],
      ['F8', 'Attach a code that is there'],
      ['F9', 'Progress board'],
      ['Ctrl+Enter', 'Next shelf'],
    ],
    troubles: [
      ['Labels are off their frames', 'Calibrate: print the ruler page, measure six distances; always print at 100 %'],
      ['Paper jam', 'Press F7, say which label came out last, go on from there'],
      ['A label does not read', 'Print it again with a reason; its code stays the same'],
    ],
  },
  fees: {
    title: 'Fees',
    purpose: "The whole office's arrears; notices and letters in one go; schedules and waivers",
    keys: [
      ['F4', 'Issue the chosen notices'],
      ['F6', 'Reminders, or a proof'],
      ['F7', 'Print the letters'],
      ['Ctrl+A', 'Choose all'],
    ],
    troubles: [
      ['Some notices were not issued', 'The list says why: a schedule not confirmed, or no record of payments'],
      ['Stopped half-way', 'Go on: nothing is issued twice'],
    ],
  },
  payments: {
    title: 'Payments',
    purpose: "Receipts, the bank's file, reconciliation, cases, and the close of the day",
    keys: [
      ['F4', 'Reissue, or close the day'],
      ['F6', "Print, or import the bank's file"],
      ['F7', 'Unused sheets, or Excel'],
      ['F8', 'Official number, or remittance'],
      ['F9', 'Void, or sign the day'],
    ],
    troubles: [
      ['The sums differ', 'Open the cases: people decide each. No button makes a notice paid'],
      ['The day cannot be closed', 'Reconcile it and issue its receipts first'],
    ],
  },
  sync: {
    title: 'Sync',
    purpose: 'What is not sent yet, what was refused and why, backups, and work carried by USB stick',
    keys: [
      ['Ctrl+Enter', 'Sync now'],
      ['F7', 'Take work out by USB'],
      ['F8', 'Bring work in'],
    ],
    troubles: [
      ['What waits does not get less', 'Go on working, check the network; after a day carry it by USB to another PC'],
      ['Something was refused', 'Read why and do it again rightly; the original is kept'],
      ['The disk is full', "Delete other files of this PC, never Faem's data"],
    ],
  },
  import: {
    title: 'Import',
    purpose:
      'Reads the register of factories from CSV or Excel, shows what it will do, then makes folders where there are none',
    keys: [
      ['Ctrl+Enter', 'Save what was reviewed'],
      ['Escape', 'Cancel'],
    ],
    troubles: [
      ['Letters are garbled', 'UTF-8 and Windows-874 are recognised; save the file as CSV UTF-8 and try again'],
      ['Some rows do not read', 'Save the report of rows, mend the file and import it again; nothing comes twice'],
    ],
  },
  settings: {
    title: 'Settings',
    purpose: 'The office, its people, places and schedules, printers, screens, and this PC',
    keys: [
      ['F2', 'Add a person'],
      ['F4', 'Add a label printer'],
      ['F5', 'Add places'],
      ['F6', 'Change the biller'],
      ['F7', 'Test the QR'],
      ['F9', 'Pair a screen'],
    ],
    troubles: [
      ['A button cannot be pressed', "The office's settings are for supervisors and administrators"],
      ['A screen cannot be paired', 'Both devices in one network, and port 8765 allowed by the firewall'],
    ],
  },
  scanners: {
    title: 'Scanners',
    purpose: 'Teach a scanner by five scans, try it out, print the command card',
    keys: [
      ['F8', 'Begin teaching'],
      ['F2', 'Keep what was learnt'],
      ['F6', 'Print the command card'],
      ['Escape', 'Stop teaching'],
    ],
    troubles: [
      ['Digits come out as Thai letters', 'Teach the scanner again: physical keys are read, whatever the layout'],
      ['Scans get lost', 'Set the scanner to end a code with Enter, by its own manual'],
    ],
  },
  records: {
    title: 'Other records',
    purpose: 'Series besides factories, such as community products, with the same labels, loans and counts',
    keys: [
      ['Insert', 'Add'],
      ['F8', 'Save'],
      ['Escape', 'Back'],
    ],
    troubles: [['The number is taken', 'One number, one entry: open the old one and add a volume']],
  },
  retention: {
    title: 'Retention and disposal',
    purpose: 'Folders past their term, disposal lists with their committee, and holds',
    keys: [
      ['F4', 'Open a disposal list'],
      ['F5', 'Add folders to it'],
      ['F6', 'Print its papers'],
      ['F7', 'Decide all'],
      ['F8', 'Save'],
      ['F9', 'Close it'],
      ['Escape', 'Back'],
    ],
    troubles: [['A folder cannot be added', 'One that is on loan, on hold or not due yet cannot be on a list']],
  },
  training: {
    title: 'Training',
    purpose:
      'Practise every screen on an invented office. Nothing is sent; real work that waits is safe and goes on its way afterwards',
    keys: [],
    troubles: [
      [
        'Could it mix with real work?',
        'The striped frame, the bar and the window title are on every screen; practice barcodes mean nothing to a real office',
      ],
      ['No scanner at hand', 'Press "Scan for me" in the bar'],
    ],
  },
};
