import { XMLBuilder } from 'fast-xml-parser';
import type { XmlNode } from '../../domain/fiscal/xml-node.ts';

const ATTRIBUTES = ':@';

const builder = new XMLBuilder({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
});

/** A paper as it is sent and kept: the same bytes for the same paper, in UTF-8. */
export const writtenXml = (paper: XmlNode): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${builder.build([ordered(paper)])}`;

const ordered = ({ name, attributes, children }: XmlNode): Record<string, unknown> => ({
  [name]: children.map(ordered),
  [ATTRIBUTES]: Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== null)),
});
