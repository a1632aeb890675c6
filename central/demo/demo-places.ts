import { makeScanCode } from '#shared/domain/scan-code.ts';
import type { LocationKind, LocationRow } from '#shared/model/office-rows.ts';
import { DEMO_PEOPLE } from './demo-people.ts';

const ROOMS = ['A', 'B', 'C'] as const;
const SHELVES_A_CABINET = 5;
const FOLDERS_A_SHELF = 40;

interface NewPlace {
  readonly id: string;
  readonly kind: LocationKind;
  readonly name: string;
  readonly walkKey: string;
  readonly parent?: LocationRow;
  readonly capacity?: number;
}

/** All places of the demo office, and its shelves in walking order. */
export interface DemoPlaces {
  readonly all: readonly LocationRow[];
  readonly shelves: readonly LocationRow[];
  readonly elsewhere: readonly LocationRow[];
}

const two = (number: number): string => String(number).padStart(2, '0');

/** Rooms, cabinets and shelves for so many folders, and the desks, the cart and the people that folders go to. */
export const demoPlaces = (provinceCode: string, folderCount: number): DemoPlaces => {
  const all: LocationRow[] = [];
  const add = ({ parent, capacity, ...place }: NewPlace): LocationRow => {
    const row: LocationRow = {
      ...place,
      code: makeScanCode('location', provinceCode, all.length + 1),
      path: parent ? `${parent.path} · ${place.name}` : place.name,
      ...(parent ? { parentId: parent.id } : {}),
      ...(capacity === undefined ? {} : { capacity }),
    };
    all.push(row);
    return row;
  };
  const cabinets = Math.max(10, Math.ceil(folderCount / (ROOMS.length * SHELVES_A_CABINET * FOLDERS_A_SHELF)));
  const width = String(cabinets).length;
  const addShelves = (room: LocationRow, letter: string, cabinet: number): readonly LocationRow[] => {
    const number = String(cabinet).padStart(Math.max(2, width), '0');
    const walkKey = `${letter.toLowerCase()}-${number.padStart(4, '0')}`;
    const id = `location-${letter.toLowerCase()}${number}`;
    const parent = add({ id, kind: 'cabinet', name: `ตู้ ${number}`, walkKey, parent: room });
    return Array.from({ length: SHELVES_A_CABINET }, (_, at) =>
      add({
        id: `${id}-${at + 1}`,
        kind: 'shelf',
        name: `ชั้น ${at + 1}`,
        walkKey: `${walkKey}-${at + 1}`,
        parent,
        capacity: FOLDERS_A_SHELF,
      }),
    );
  };
  const shelves = ROOMS.flatMap((letter) => {
    const walkKey = letter.toLowerCase();
    const room = add({ id: `location-${walkKey}`, kind: 'room', name: `ห้อง ${letter}`, walkKey });
    return Array.from({ length: cabinets }, (_, at) => addShelves(room, letter, at + 1)).flat();
  });
  const desks = ['เคาน์เตอร์ 1', 'เคาน์เตอร์ 2', 'โต๊ะการเงิน', 'โต๊ะหัวหน้า'].map((name, at) =>
    add({ id: `location-desk-${at + 1}`, kind: 'desk', name, walkKey: `x-${two(at + 1)}` }),
  );
  const cart = add({ id: 'location-cart-1', kind: 'cart', name: 'รถเข็น 1', walkKey: 'y-01' });
  for (const [at, person] of DEMO_PEOPLE.entries()) {
    add({ id: `location-person-${at + 1}`, kind: 'person', name: person.name, walkKey: `z-${two(at + 1)}` });
  }
  return { all, shelves, elsewhere: [...desks, cart] };
};
