/** A piece of XML before it is written: attributes alone, as the tax authority's papers have them. */
export interface XmlNode {
  name: string;
  /** Null: left out. */
  attributes: Readonly<Record<string, string | null>>;
  children: readonly XmlNode[];
}

export const node = (
  name: string,
  attributes: XmlNode['attributes'] = {},
  children: readonly (XmlNode | null)[] = [],
): XmlNode => ({ name, attributes, children: children.filter((child) => child !== null) });
