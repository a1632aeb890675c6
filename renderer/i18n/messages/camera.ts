import type { Messages, MessageSet } from '../messages.ts';

/** Reading codes by a camera, from a picture and from the clipboard. */
export const cameraTh = {
  open: 'กล้อง',
  openHint: 'สแกนด้วยกล้องหรือรูปภาพ',
  title: 'สแกนด้วยกล้อง',
  close: 'ปิดกล้อง',
  opening: 'กำลังเปิดกล้อง…',
  ready: 'ถือป้ายให้อยู่ในกรอบ',
  fixedFocus: 'กล้องนี้ปรับโฟกัสเองไม่ได้ ถือป้ายห่าง 15–25 ซม. แล้วขยับเข้าออกช้า ๆ จนเส้นคมชัด',
  read: (code: string): string => `อ่านได้ ${code}`,
  camera: 'ใช้กล้อง',
  cameraNumber: (number: number): string => `กล้อง ${number}`,
  torch: 'ไฟส่อง',
  zoom: 'ขยายภาพ',
  picture: 'อ่านจากไฟล์รูป',
  pictureHint: 'วางรูปด้วย Ctrl V หรือลากรูปมาวางบนหน้าจอก็ได้',
  readingPicture: 'กำลังอ่านรูป…',
  nothingInPicture: 'ไม่พบรหัสในรูปนี้',
  nothingTodo: 'ถ่ายใหม่ให้ใกล้ขึ้นและมีแสงพอ ให้เห็นป้ายทั้งแถบ หรือพิมพ์เลขใต้แถบในช่องค้นหา',
  notPicture: 'เปิดไฟล์นี้เป็นรูปไม่ได้',
  foreignInPicture: 'พบรหัสที่ไม่ใช่ของสำนักงาน กดรหัสที่ต้องการใช้',
  startCamera: 'เปิดกล้อง',
  tryAgain: 'ลองอีกครั้ง',
  refused: {
    'not-allowed': {
      what: 'ยังไม่ได้อนุญาตให้ใช้กล้อง',
      todo: 'กดไอคอนกล้องหรือกุญแจที่แถบที่อยู่ แล้วเลือกอนุญาต จากนั้นกดลองอีกครั้ง',
    },
    'none-found': { what: 'ไม่พบกล้องในเครื่องนี้', todo: 'เสียบกล้อง หรืออ่านจากไฟล์รูปแทน' },
    'in-use': { what: 'กล้องถูกโปรแกรมอื่นใช้อยู่', todo: 'ปิดโปรแกรมประชุมหรือโปรแกรมกล้อง แล้วกดลองอีกครั้ง' },
    'page-not-safe': {
      what: 'เบราว์เซอร์ไม่ให้หน้านี้ใช้กล้อง',
      todo: 'เปิดหน้านี้ด้วยที่อยู่ https หรือใช้โปรแกรมแฟ้มบนเครื่องนี้ อ่านจากไฟล์รูปได้ตามปกติ',
    },
    failed: { what: 'เปิดกล้องไม่สำเร็จ', todo: 'ถอดแล้วเสียบกล้องใหม่ จากนั้นกดลองอีกครั้ง' },
    'reader-broken': { what: 'ตัวอ่านรหัสหยุดทำงาน', todo: 'กดลองอีกครั้ง รหัสที่อ่านไปแล้วไม่หาย' },
  },
};
export const cameraEn = {
  open: 'Camera',
  openHint: 'Scan with a camera or from a picture',
  title: 'Scan with the camera',
  close: 'Close camera',
  opening: 'Opening the camera…',
  ready: 'Hold the label inside the frame',
  fixedFocus: 'This camera cannot focus. Hold the label 15–25 cm away and move it slowly until the bars are sharp.',
  read: (code: string): string => `Read ${code}`,
  camera: 'Camera',
  cameraNumber: (number: number): string => `Camera ${number}`,
  torch: 'Light',
  zoom: 'Zoom',
  picture: 'Read a picture file',
  pictureHint: 'Or paste a picture with Ctrl V, or drop one anywhere on the screen',
  readingPicture: 'Reading the picture…',
  nothingInPicture: 'No code was found in this picture',
  nothingTodo:
    'Take it again, nearer and with more light, the whole label visible; or type the digits under the bars into the search box',
  notPicture: 'This file cannot be opened as a picture',
  foreignInPicture: "These codes are not the office's. Press the one to use",
  startCamera: 'Start camera',
  tryAgain: 'Try again',
  refused: {
    'not-allowed': {
      what: 'The camera is not allowed yet',
      todo: 'Press the camera or lock sign in the address bar, allow it, then try again',
    },
    'none-found': { what: 'There is no camera on this PC', todo: 'Plug one in, or read a picture file instead' },
    'in-use': { what: 'Another program uses the camera', todo: 'Close the meeting or camera program, then try again' },
    'page-not-safe': {
      what: 'The browser gives this page no camera',
      todo: 'Open this page by an https address or use the Faem program on this PC. Picture files can be read as usual',
    },
    failed: { what: 'The camera could not be opened', todo: 'Unplug it, plug it in again, then try again' },
    'reader-broken': { what: 'The code reader stopped', todo: 'Try again. Codes read before are not lost' },
  },
} satisfies Messages<typeof cameraTh>;
export const cameraMessages: MessageSet<typeof cameraTh> = { th: cameraTh, en: cameraEn };
