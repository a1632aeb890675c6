import { z } from 'zod';

/** Letters, digits and signs of plain ASCII, short: what machines call themselves, and no name of a person in Thai. */
const MachineWord = z.string().regex(/^[\x20-\x7e]{0,120}$/);

/** What a PC is and how its program fares, for whoever looks into a trouble from far away. No row, no person, no firm. */
export const MachineReport = z.object({
  versions: z.record(MachineWord, MachineWord),
  system: z.object({
    platform: MachineWord,
    release: MachineWord,
    architecture: MachineWord,
    memoryMegabytes: z.number().int(),
    processors: z.number().int(),
  }),
  runningSeconds: z.number().int(),
  displays: z
    .array(z.object({ widthPx: z.number(), heightPx: z.number(), scale: z.number(), isPrimary: z.boolean() }))
    .readonly(),
  /** How the system calls its printers; a name that is not plain ASCII or holds a long number is left out. */
  printers: z.array(MachineWord).readonly(),
  /** Which work the graphics card does and which the processor. */
  graphics: z.record(MachineWord, MachineWord),
  /** Bytes of each part of the data folder, by the part's own name. */
  dataBytes: z.record(MachineWord, z.number().int()),
  /** The end of the shell's own log: JSON lines that were cleaned when they were written. */
  log: z.array(z.string().max(4_000)).max(400).readonly(),
});
export type MachineReport = z.output<typeof MachineReport>;
