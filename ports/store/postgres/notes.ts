import type { Actor } from '../../../domain/account.ts';
import { peopleLine } from '../../../domain/people-lines.ts';
import type { Note, PhoneCall } from '../../../prisma/client/client.ts';
import type { CallRow, NoteRow, People } from '../people.ts';
import { afterOrdinal, ordinalOf, pageFrom } from './db/keyset.ts';
import { json } from './db/database.ts';
import { dateOf, instantOf } from './db/values.ts';
import { decideOn } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';

/** What people write down of an account: beside its case, and on its timeline. */
export const notesOf = (desk: Desk): Pick<People, 'addNote' | 'notesOf' | 'noteCall' | 'callsOf'> => ({
  addNote: ({ id, accountId, text, actor }) =>
    decideOn(desk, accountId, async (account) => {
      const before = account.again ? await account.tx.note.findUnique({ where: { id } }) : null;
      if (before !== null) return toNote(before);
      const at = account.moment;
      const row = await account.tx.note.create({ data: { id, accountId, text, actor: json(actor), at: dateOf(at) } });
      account.note(peopleLine('note.added', { noteId: id, text }, { at, actor }));
      return toNote(row);
    }),

  async notesOf(accountId, page) {
    const list = `notes of ${accountId}`;
    const rows = await desk.db.note.findMany({
      where: { accountId, ...afterOrdinal(list, page) },
      orderBy: { ordinal: 'asc' },
      take: page.limit + 1,
    });
    return pageFrom(list, rows, page.limit, ordinalOf, toNote);
  },

  noteCall: ({ id, accountId, outcome, at: given, with: whom, text, actor }) =>
    decideOn(desk, accountId, async (account) => {
      const before = account.again ? await account.tx.phoneCall.findUnique({ where: { id } }) : null;
      if (before !== null) return toCall(before);
      const notedAt = account.moment;
      const at = given ?? notedAt;
      const row = await account.tx.phoneCall.create({
        data: {
          id,
          accountId,
          outcome,
          at: dateOf(at),
          with: whom,
          text,
          actor: json(actor),
          notedAt: dateOf(notedAt),
        },
      });
      account.note(peopleLine('call.noted', { callId: id, outcome, at, with: whom, text }, { at: notedAt, actor }));
      return toCall(row);
    }),

  async callsOf(accountId, page) {
    const list = `calls of ${accountId}`;
    const rows = await desk.db.phoneCall.findMany({
      where: { accountId, ...afterOrdinal(list, page) },
      orderBy: { ordinal: 'asc' },
      take: page.limit + 1,
    });
    return pageFrom(list, rows, page.limit, ordinalOf, toCall);
  },
});

const toNote = (row: Note): NoteRow => ({
  id: row.id,
  accountId: row.accountId,
  at: instantOf(row.at),
  actor: row.actor as unknown as Actor,
  text: row.text,
});

const toCall = (row: PhoneCall): CallRow => ({
  id: row.id,
  accountId: row.accountId,
  outcome: row.outcome,
  at: instantOf(row.at),
  with: row.with,
  text: row.text,
  actor: row.actor as unknown as Actor,
  notedAt: instantOf(row.notedAt),
});
