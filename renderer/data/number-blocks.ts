import { err, ok, type Result } from '#shared/lib/result.ts';
import type { DomainError } from '#shared/model/errors.ts';
import type { NumberBlockRow, NumberKind } from '#shared/model/office-rows.ts';

/** How the leased numbers of one kind stand on this PC. */
export interface NumberSupply {
  readonly next: Result<number, DomainError>;
  readonly left: number;
}

/** The next number above those already used, from the blocks leased to this PC; and how many are left in them. */
export const numberSupply = (blocks: readonly NumberBlockRow[], kind: NumberKind, usedTo: number): NumberSupply => {
  const own = blocks.filter((block) => block.kind === kind && block.to > usedTo).sort((a, b) => a.from - b.from);
  const left = own.reduce((sum, block) => sum + block.to - Math.max(block.from - 1, usedTo), 0);
  const [first] = own;
  if (!first) return { next: err({ type: 'number-block-empty', kind }), left: 0 };
  return { next: ok(Math.max(first.from, usedTo + 1)), left };
};
