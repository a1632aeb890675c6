import type { Messages, MessageSet } from '../messages.ts';

/** What lists and dialogs say to a screen reader by themselves. */
const th = {
  dismiss: 'ปิด',
  suggestions: 'รายการให้เลือก',
  showSuggestions: 'แสดงรายการให้เลือก',
  available: (count: number): string => `มีให้เลือก ${count} รายการ`,
  chosen: (name: string): string => `${name} เลือกแล้ว`,
  longPress: 'กดค้างหรือกด Alt และลูกศรลงเพื่อเปิดเมนู',
};

const en = {
  dismiss: 'Close',
  suggestions: 'Choices',
  showSuggestions: 'Show choices',
  available: (count) => `${count} to choose from`,
  chosen: (name) => `${name}, chosen`,
  longPress: 'Long press or press Alt and the down arrow to open the menu',
} satisfies Messages<typeof th>;

export const widgetMessages: MessageSet<typeof th> = { th, en };
