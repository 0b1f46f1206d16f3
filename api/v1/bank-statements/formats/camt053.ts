import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes';
import type { StatementLine } from '../../../../domain/statements/entry.ts';
import { decoded } from '../../../http/decoded.ts';
import { CamtReader } from './camt-entry.ts';
import { BY_MAPPING } from './encoding.ts';
import { Unreadable } from '../../../http/unreadable.ts';

const NAMESPACE = /^urn:iso:std:iso:20022:tech:xsd:camt\.053\.001\.[0-9]{2}$/;
/** Deeper than any message of the standard. */
const DEEPEST = 30;
const LONGEST_TEXT = 4_000;

/**
 * A bank's statement in ISO 20022 (camt.053, any version), entry by entry, read as it comes. A document type is refused,
 * and with it every entity of one's own: nothing is fetched, and nothing grows.
 */
export async function* linesOfCamt053(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<StatementLine> {
  const parser = new SaxesParser({ xmlns: true });
  const reader = new CamtReader();
  let failed: Unreadable | null = null;
  const fail = (message: string) => {
    failed ??= new Unreadable(parser.line, message);
  };
  let depth = 0;
  parser.on('doctype', () => fail('The XML has a document type (<!DOCTYPE …>), which a statement never needs'));
  parser.on('error', (error) => fail(`The XML breaks off or has a mistake in it: ${error.message}`));
  parser.on('opentag', ({ local, uri, attributes }: SaxesTagNS) => {
    if (depth === 0 && !(local === 'Document' && NAMESPACE.test(uri)))
      return fail('This is no camt.053: the root must be a Document of urn:iso:std:iso:20022:tech:xsd:camt.053.001.…');
    depth += 1;
    if (depth > DEEPEST) return fail('The XML is nested deeper than a statement ever is');
    reader.open(local, parser.line, currencyIn(attributes));
  });
  parser.on('text', (text) => reader.text(text.slice(0, LONGEST_TEXT)));
  parser.on('cdata', (text) => reader.text(text.slice(0, LONGEST_TEXT)));
  parser.on('closetag', () => {
    depth -= 1;
    reader.close();
  });
  const stop = () => {
    if (failed !== null) throw failed;
  };
  for await (const text of decoded(bytes, 'utf-8', BY_MAPPING)) {
    parser.write(text);
    stop();
    yield* reader.taken();
  }
  parser.close();
  stop();
  yield* reader.taken();
}

const currencyIn = (attributes: Record<string, SaxesAttributeNS>): string | null => attributes.Ccy?.value ?? null;
