import { peopleLine } from '../../../domain/people-lines.ts';
import type { Contact } from '../../../prisma/client/client.ts';
import type { ContactDetails, ContactRow, People } from '../people.ts';
import { afterOrdinal, ordinalOf, pageFrom } from './db/keyset.ts';
import type { Db, Tx } from './db/database.ts';
import { dateOf, instantOf } from './db/values.ts';
import { decideOn } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';

type Contacts = Pick<People, 'addContact' | 'contactsOf' | 'contactById' | 'changeContact' | 'removeContact'>;

/** The people at a customer's. Whom mails go to is the account's own to say. */
export const contactsOf = (desk: Desk): Contacts => ({
  addContact: ({ id, accountId, actor, ...details }) =>
    decideOn(desk, accountId, async (account) => {
      const { tx } = account;
      const before = account.again ? await tx.contact.findUnique({ where: { id } }) : null;
      if (before !== null) return toContact(tx, before);
      const at = account.moment;
      const row = await tx.contact.create({ data: { id, accountId, ...details, createdAt: dateOf(at) } });
      account.note(peopleLine('contact.added', { contactId: id, name: details.name }, { at, actor }));
      return toContact(tx, row);
    }),

  async contactsOf(accountId, page) {
    const list = `contacts of ${accountId}`;
    const rows = await desk.db.contact.findMany({
      where: { accountId, ...afterOrdinal(list, page) },
      orderBy: { ordinal: 'asc' },
      take: page.limit + 1,
    });
    const unreached = await unreachedBy(desk.db, rows);
    return pageFrom(list, rows, page.limit, ordinalOf, (row) => contactOf(row, unreached));
  },

  async contactById(id) {
    const row = await desk.db.contact.findUnique({ where: { id } });
    return row === null ? null : toContact(desk.db, row);
  },

  async changeContact({ id, details, actor }) {
    const found = await desk.db.contact.findUnique({ where: { id }, select: { accountId: true } });
    if (found === null) return null;
    return decideOn(desk, found.accountId, async (account) => {
      const { tx } = account;
      const before = await tx.contact.findUnique({ where: { id } });
      if (before === null) return null;
      const fields = (Object.keys(details) as (keyof ContactDetails)[]).filter(
        (field) => details[field] !== undefined && details[field] !== before[field],
      );
      if (fields.length === 0) return toContact(tx, before);
      const row = await tx.contact.update({ where: { id }, data: details });
      account.note(
        peopleLine('contact.changed', { contactId: id, name: row.name, fields }, { at: account.moment, actor }),
      );
      return toContact(tx, row);
    });
  },

  async removeContact({ id, actor }) {
    const found = await desk.db.contact.findUnique({ where: { id }, select: { accountId: true } });
    if (found === null) return;
    await decideOn(desk, found.accountId, async (account) => {
      const before = await account.tx.contact.findUnique({ where: { id } });
      if (before === null) return;
      await account.tx.contact.delete({ where: { id }, select: { id: true } });
      account.note(peopleLine('contact.removed', { contactId: id, name: before.name }, { at: account.moment, actor }));
    });
  },
});

const toContact = async (tx: Db | Tx, row: Contact): Promise<ContactRow> =>
  contactOf(row, await unreachedBy(tx, [row]));

/** Their addresses that mails came back from, each with its account. */
async function unreachedBy(tx: Db | Tx, rows: readonly Contact[]): Promise<Set<string>> {
  const addresses = rows.flatMap(({ email }) => email ?? []);
  if (addresses.length === 0) return new Set();
  const marked = await tx.unreachableAddress.findMany({
    where: { accountId: { in: rows.map(({ accountId }) => accountId) }, address: { in: addresses } },
    select: { accountId: true, address: true },
  });
  return new Set(marked.map(({ accountId, address }) => `${accountId} ${address}`));
}

const contactOf = (row: Contact, unreached: ReadonlySet<string>): ContactRow => ({
  id: row.id,
  accountId: row.accountId,
  name: row.name,
  role: row.role,
  email: row.email,
  phone: row.phone,
  language: row.language,
  bounced: row.email !== null && unreached.has(`${row.accountId} ${row.email}`),
  createdAt: instantOf(row.createdAt),
});
