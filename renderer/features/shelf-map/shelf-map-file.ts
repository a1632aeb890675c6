import type { CabinetHeat } from '#data/shelf-heat.ts';
import type { ShelfMapWords } from '#i18n/messages/shelf-map.ts';
import type { TableFile } from '#services/table-file.ts';

/** The map as a list that a spreadsheet takes: one line a shelf. */
export const shelfMapFile = (cabinets: readonly CabinetHeat[], { columns, fileName }: ShelfMapWords): TableFile => ({
  sheet: fileName,
  columns: [
    { title: columns.cabinet, widthCharacters: 28 },
    { title: columns.shelf, widthCharacters: 16 },
    { title: columns.folders, widthCharacters: 10, look: 'count' },
    { title: columns.out, widthCharacters: 10, look: 'count' },
    { title: columns.overdue, widthCharacters: 12, look: 'count' },
    { title: columns.missing, widthCharacters: 14, look: 'count' },
  ],
  lines: cabinets.flatMap(({ path, shelves }) =>
    shelves.map(({ name, folders, absent }) => [path, name, folders, absent.out, absent.overdue, absent.missing]),
  ),
});
