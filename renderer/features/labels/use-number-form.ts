import { useState } from 'react';

/** Fields of numbers as they are typed; `number` reads a Thai or Arabic decimal, NaN when it is none. */
export interface NumberForm<Name extends string> {
  readonly texts: Readonly<Record<Name, string>>;
  readonly set: (name: Name, text: string) => void;
  readonly number: (name: Name) => number;
}

const THAI_ZERO = 0x0e50;

const readNumber = (text: string): number => {
  const plain = text
    .trim()
    .replace(/[\u0E50-\u0E59]/g, (digit) => String(digit.charCodeAt(0) - THAI_ZERO))
    .replace(',', '.');
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
};

/** Keeps what is typed into fields of numbers, beginning with these. */
export const useNumberForm = <Name extends string>(first: () => Readonly<Record<Name, string>>): NumberForm<Name> => {
  const [texts, setTexts] = useState(first);
  return {
    texts,
    set: (name, text) => setTexts((before) => ({ ...before, [name]: text })),
    number: (name) => readNumber(texts[name]),
  };
};
