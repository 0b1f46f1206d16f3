/** How a list is asked for page by page: from its beginning, then behind each page's cursor. */
export const pages = {
  initialPageParam: null as string | null,
  getNextPageParam: ({ nextCursor }: { nextCursor: string | null }) => nextCursor,
};

/** What of a query asks for the page behind a cursor. */
export const after = (cursor: string | null): { cursor?: string } => (cursor === null ? {} : { cursor });
