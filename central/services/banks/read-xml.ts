import { SaxesParser } from 'saxes';

/** The elements of a document with their text, in order. Only an element without children has text. */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  readonly namespace: string;
  readonly text: string;
  readonly children: readonly XmlElement[];
}

interface Open {
  readonly name: string;
  readonly namespace: string;
  text: string;
  readonly children: XmlElement[];
}

const DEEPEST = 12;
const MOST_ELEMENTS = 200;
const ENCODINGS = ['utf-8', 'tis-620', 'windows-874'];

class Refused extends Error {}

const refuse = (): never => {
  throw new Refused();
};

/** The encoding a document declares; undefined when it is none that is taken here. A declaration is plain ASCII. */
const encodingOf = (bytes: Uint8Array): string | undefined => {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const declared =
    /^(?:\u00ef\u00bb\u00bf)?<\?xml[^>]*?encoding=["']([\w-]+)["']/.exec(head)?.[1]?.toLowerCase() ?? 'utf-8';
  return ENCODINGS.includes(declared) ? declared : undefined;
};

const elementsOf = (text: string): XmlElement => {
  const parser = new SaxesParser({ xmlns: true });
  const open: Open[] = [];
  let root: XmlElement | undefined;
  let count = 0;
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  parser.on('processinginstruction', refuse);
  parser.on('opentag', ({ local, uri }) => {
    count += 1;
    if (count > MOST_ELEMENTS || open.length >= DEEPEST) refuse();
    open.push({ name: local, namespace: uri, text: '', children: [] });
  });
  const addText = (piece: string): void => {
    const inner = open.at(-1);
    if (inner) inner.text += piece;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const closed = open.pop();
    if (!closed) return;
    const element = { ...closed, text: closed.children.length === 0 ? closed.text.trim() : '' };
    const parent = open.at(-1);
    if (parent) parent.children.push(element);
    else root = element;
  });
  parser.write(text).close();
  return root ?? refuse();
};

/**
 * Reads a small XML document. Refuses (undefined) whatever is not well-formed, everything with a DTD (and with it every
 * entity but the five of XML itself), processing instructions, encodings other than UTF-8 and the Thai one, and documents
 * that are deeper or longer than any message of a bank.
 */
export const readXml = (bytes: Uint8Array): XmlElement | undefined => {
  const encoding = encodingOf(bytes);
  if (encoding === undefined) return undefined;
  try {
    return elementsOf(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
};

/** Text as it stands inside an element. Controls and halves of characters, which XML cannot hold, are left out. */
export const xmlText = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
