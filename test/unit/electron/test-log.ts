import type { Log, LogFacts } from '#shared/lib/ports.ts';

/** Remembers what was logged. */
export const createTestLog = (): Log & { readonly lines: { level: string; event: string; facts: LogFacts }[] } => {
  const lines: { level: string; event: string; facts: LogFacts }[] = [];
  const at =
    (level: string) =>
    (event: string, facts: LogFacts = {}): void =>
      void lines.push({ level, event, facts });
  return { lines, info: at('info'), warn: at('warn'), error: at('error') };
};
