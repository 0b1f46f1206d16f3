import type { SavedView } from '../../../prisma/client/client.ts';
import type { ViewRow, Views } from '../views.ts';
import { json } from './db/database.ts';
import { afterOrdinal, ordinalOf, pageFrom } from './db/keyset.ts';
import { dateOf, instantOf, orNull } from './db/values.ts';
import type { Desk } from './decide/desk.ts';

const seenBy = (who: readonly string[]) => ({ OR: [{ ownerId: { in: [...who] } }, { shared: true }] });

export const viewsOf = ({ db }: Desk): Views => ({
  async saveView({ query, createdAt, ...view }) {
    await db.savedView.createMany({
      data: { ...view, query: json(query), createdAt: dateOf(createdAt) },
      skipDuplicates: true,
    });
    return toView(await db.savedView.findUniqueOrThrow({ where: { id: view.id } }));
  },

  async views({ who, list, ...page }) {
    const rows = await db.savedView.findMany({
      where: { AND: [seenBy(who), list === undefined ? {} : { list }, afterOrdinal('views', page)] },
      orderBy: { ordinal: 'asc' },
      take: page.limit + 1,
    });
    return pageFrom('views', rows, page.limit, ordinalOf, toView);
  },

  viewById: async (id, who) => orNull(await db.savedView.findFirst({ where: { AND: [{ id }, seenBy(who)] } }), toView),

  async removeView(id, who) {
    const { count } = await db.savedView.deleteMany({ where: { id, ownerId: { in: [...who] } } });
    return count > 0;
  },
});

const toView = (row: SavedView): ViewRow => ({
  id: row.id,
  ownerId: row.ownerId,
  name: row.name,
  list: row.list,
  query: row.query as Record<string, string>,
  shared: row.shared,
  createdAt: instantOf(row.createdAt),
});
