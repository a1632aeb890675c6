/** What the shell itself says, in native dialogs and title bars; everything else is the page's and lives in its i18n. */
export const shellText = {
  counterTitle: 'แฟ้ม',
  /** What the page may call the window: itself in both languages, and the training. */
  pageTitles: ['แฟ้ม', 'Faem', 'โหมดฝึก · แฟ้ม', 'Training · Faem'] as readonly string[],
  notPaired: 'จอนี้ไม่ได้จับคู่กับเคาน์เตอร์ ขอรหัสใหม่จากเจ้าหน้าที่\nThis screen is not paired with the counter.\n',
  kioskTitle: 'แฟ้ม จอชำระเงิน',
  closeWithPending: (count: number) => ({
    message: `ยังมีงานที่ยังไม่ได้ส่ง ${count.toLocaleString('th-TH')} รายการ`,
    detail: 'งานถูกเก็บไว้ในเครื่องนี้ครบถ้วน และจะส่งต่อให้เองเมื่อเปิดโปรแกรมครั้งถัดไปและต่อเครือข่ายได้',
    close: 'ปิดโปรแกรม',
    stay: 'กลับไปทำงาน',
  }),
  pageCrashed: {
    message: 'หน้าจอหยุดทำงานซ้ำ',
    detail: 'งานที่บันทึกแล้วยังอยู่ในเครื่องนี้ครบถ้วน เปิดหน้าจอใหม่ได้ หากเกิดซ้ำอีกให้แจ้งผู้ดูแลระบบ',
    reopen: 'เปิดหน้าจอใหม่',
    close: 'ปิดโปรแกรม',
  },
} as const;
