/** Sentences by dotted key, each a Handlebars text of its own: translators may move amounts and days about. */
export type Catalogue = ReadonlyMap<string, string>;

/** Sentences as a file holds them: `{"last-notice": {"title": "…"}}`. */
export type Tree = { [key: string]: string | Tree };

export const sentencesOf = (tree: Tree, prefix = ''): [key: string, sentence: string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value]] : sentencesOf(value, `${prefix}${key}.`),
  );
