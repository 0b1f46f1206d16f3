interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** All of a list that is short enough to be had whole, page by page. `ask` asks for what is behind a cursor. */
export async function allOf<Item>(
  ask: (after: { cursor?: string }) => Promise<{ data?: Page<Item> }>,
): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor: string | null = null; ; ) {
    const { data }: { data?: Page<Item> } = await ask(cursor === null ? {} : { cursor });
    items.push(...(data?.items ?? []));
    cursor = data?.nextCursor ?? null;
    if (cursor === null) return items;
  }
}
