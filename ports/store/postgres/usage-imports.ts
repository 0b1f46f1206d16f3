import { machineNowOf } from './db/machine-time.ts';
import type { Actor } from '../../../domain/account.ts';
import { epochMs, instantFromMs } from '../../../domain/time/epoch.ts';
import { type CallLine, UnreadableUsage } from '../../usage-files/usage-files.ts';
import { Refused } from '../store.ts';
import type { Usage, UsageForm, UsageImportRow, UsageReject } from '../usage.ts';
import type { Prisma, UsageImport } from '../../../prisma/client/client.ts';
import type { CopyDesk } from './db/copying.ts';
import { type Db, json } from './db/database.ts';
import { afterOrdinal, NUMBER, ordinalOf, pageFrom, placeIn } from './db/keyset.ts';
import { dateOf, dayOfDate, instantOf, instantOrNull, orNull } from './db/values.ts';
import type { Desk } from './decide/desk.ts';
import { type CallingAccount, UsageOwners } from './usage-owners.ts';
import { OvertakenImport, writePart } from './usage-parts.ts';
import { type CallEnds, endsOf, MENDABLE_FAULTS, numberOf, placed } from './usage-placing.ts';
import { noteSource } from './usage-sources.ts';
import { type StagedCall, staged } from './usage-staging.ts';
import { UsageTold } from './usage-told.ts';

const LIST = 'usage imports';
/** Rows that are written at once. */
const PART = 50_000;
const NO_ENDS: CallEnds = { from: null, to: null };
/** The rest are counted. */
const MOST_REJECTS = 10_000;

type Imports = Omit<Usage, 'callDetails'>;
type Input = Parameters<Usage['importUsage']>[0];

/** Calls as they are delivered: each part of a delivery stands by itself, and is written once. */
export const usageImportsOf = (desk: Desk, copies: CopyDesk): Imports => ({
  async importUsage(input, calls) {
    // A request taken up again after a crash has done all before its answer.
    const own = await desk.db.usageImport.findUnique({ where: { id: input.id, finishedAt: { not: null } } });
    if (own !== null) return { row: toImport(own), isRepeat: false };
    const before = await desk.db.usageImport.findFirst({
      where: { sha256: input.sha256 },
      orderBy: { ordinal: 'desc' },
    });
    if (before !== null && before.finishedAt !== null && before.mendable === 0) {
      await noteSource(desk.db, input);
      return { row: asRepeat(toImport(before)), isRepeat: true };
    }
    const id = before?.finishedAt === null ? before.id : input.id;
    if (before?.finishedAt !== null)
      await desk.db.usageImport.createMany({ data: newRow(input), skipDuplicates: true });
    const told = new UsageTold(desk, { importId: id, actor: input.actor, asTheyEnd: input.preset === 'events' });
    try {
      await new Reading(desk, copies, { ...input, id }, before?.finishedAt === null ? before.rows : 0, told).read(
        calls,
      );
    } catch (error) {
      if (error instanceof OvertakenImport) throw new Refused(409, 'import_in_progress', error.message);
      if (error instanceof UnreadableUsage) {
        await told.tell();
        await endUnreadable(desk.db, { ...input, id });
      }
      throw error;
    }
    await told.tell();
    // Now that they are here, nobody has to wait for them.
    await noteSource(desk.db, input);
    const row = await desk.db.usageImport.update({ where: { id }, data: { finishedAt: dateOf(input.at) } });
    return { row: toImport(row), isRepeat: false };
  },

  async usageImports(page) {
    const rows = await desk.db.usageImport.findMany({
      where: afterOrdinal(LIST, page),
      orderBy: { ordinal: 'asc' },
      take: page.limit + 1,
    });
    return pageFrom(LIST, rows, page.limit, ordinalOf, toImport);
  },

  usageImportById: async (id) => orNull(await desk.db.usageImport.findUnique({ where: { id } }), toImport),

  async usageRejects(importId, { limit, cursor }) {
    const list = `rejects of ${importId}`;
    const place = placeIn(list, cursor, [NUMBER]);
    const rows = await desk.db.usageReject.findMany({
      where: { importId, ...(place === null ? {} : { line: { gt: Number(place[0]) } }) },
      orderBy: { line: 'asc' },
      take: limit + 1,
    });
    return pageFrom(
      list,
      rows,
      limit,
      (row) => [String(row.line)],
      ({ line, code, message }) => ({ line, code, message }),
    );
  },
});

interface Part {
  rows: number;
  calls: StagedCall[];
  rejects: UsageReject[];
  rejected: number;
  mendable: number;
}
const empty = (): Part => ({ rows: 0, calls: [], rejects: [], rejected: 0, mendable: 0 });

/**
 * One delivery from its first unread row to its end. While one part is written the next is read; each is read as it
 * comes, so that nobody else's request waits for more than a few hundred rows.
 */
class Reading {
  private readonly desk: Desk;
  private readonly copies: CopyDesk;
  private readonly input: Input;
  private readonly told: UsageTold;
  private readonly owners: UsageOwners;
  /** When the part that is being read was begun. */
  private machineMs = 0;
  /** Rows of the delivery that are done. */
  private written: number;
  private writing: Promise<void> = Promise.resolve();
  private part = empty();
  private kept = 0;

  constructor(desk: Desk, copies: CopyDesk, input: Input, written: number, told: UsageTold) {
    [this.desk, this.copies, this.input, this.told] = [desk, copies, input, told];
    this.owners = new UsageOwners(desk);
    this.written = written;
  }

  async read(calls: AsyncIterable<CallLine[]>): Promise<void> {
    let toSkip = this.written;
    try {
      for await (const lines of calls) {
        const skipped = Math.min(toSkip, lines.length);
        toSkip -= skipped;
        await this.take(skipped === 0 ? lines : lines.slice(skipped));
        if (this.part.rows >= PART) await this.write();
      }
      if (this.part.rows > 0) await this.write();
    } finally {
      await this.writing;
    }
  }

  /** Begins to write what was read, when what was before it is written. */
  private async write(): Promise<void> {
    const part = this.part;
    this.part = empty();
    await this.writing;
    this.writing = this.put(part);
    // Whoever waits for it next is told.
    this.writing.catch(() => undefined);
  }

  private async put(part: Part): Promise<void> {
    const months = [...new Set(part.calls.map(({ month }) => month))];
    if (months.length > 0) await this.desk.db.$executeRaw`SELECT ensure_calls_of(${months}::text[])`;
    const whole = { ...part, importId: this.input.id, rowsBefore: this.written };
    await this.copies.transaction((copying) => writePart(copying, whole));
    this.written += part.rows;
  }

  /** A long delivery is overtaken by time, and by invoices: each part is judged by what is when it is begun. */
  private async begin(): Promise<void> {
    this.machineMs = epochMs(await machineNowOf(this.desk, this.desk.db));
    await this.owners.readAgain();
  }

  private async take(lines: readonly CallLine[]): Promise<void> {
    if (this.part.rows === 0 && lines.length > 0) await this.begin();
    const ends = lines.map((one) => ('call' in one ? endsOf(one.call) : NO_ENDS));
    const [numbers, devices, accounts] = [new Set<string>(), new Set<string>(), new Set<string>()];
    lines.forEach((one, i) => {
      if (!('call' in one)) return;
      for (const number of [ends[i]?.from, ends[i]?.to].map((end) => numberOf(end ?? null)))
        if (number !== null) numbers.add(number);
      if (one.call.device !== null) devices.add(one.call.device);
      if (one.call.accountId !== null) accounts.add(one.call.accountId);
    });
    await this.owners.read(numbers, devices, accounts);
    lines.forEach((one, i) => this.place(one, ends[i] ?? NO_ENDS));
    this.part.rows += lines.length;
  }

  private place(one: CallLine, ends: CallEnds): void {
    if ('rejected' in one) {
      this.reject({ line: one.line, ...one.rejected });
      return;
    }
    const found = placed(one.call, ends, this.owners, this.machineMs);
    if ('code' in found) {
      const { account, code, message } = found;
      if (account !== undefined) this.told.refused(account, code);
      this.reject({ line: one.line, code, message });
      return;
    }
    this.told.came(found.account, found.month, found.isLate);
    const { id: importId, source } = this.input;
    this.part.calls.push(staged(one.line, one.call, found, { importId, source, takenAt: this.timeOf(found.account) }));
  }

  private reject(reject: UsageReject): void {
    this.part.rejected += 1;
    if ((MENDABLE_FAULTS as readonly string[]).includes(reject.code)) this.part.mendable += 1;
    if (this.kept >= MOST_REJECTS) return;
    this.kept += 1;
    this.part.rejects.push(reject);
  }

  private timeOf = ({ skewMs }: CallingAccount): string => instantFromMs(this.machineMs + skewMs);
}

const newRow = ({ actor, at, completeThrough, ...input }: Input): Prisma.UsageImportCreateManyInput => ({
  ...input,
  completeThrough: completeThrough === null ? null : dateOf(completeThrough),
  actor: json(actor),
  createdAt: dateOf(at),
});

/**
 * Of what no more can be read no row stays as if somebody read it: none, or of the parts that were taken. The same again
 * is no repeat of them: it is refused again.
 */
async function endUnreadable(db: Db, { id, at }: Input): Promise<void> {
  await db.usageImport.deleteMany({ where: { id, rows: 0, finishedAt: null } });
  await db.usageImport.updateMany({
    where: { id, finishedAt: null },
    data: { finishedAt: dateOf(at), mendable: { increment: 1 } },
  });
}

/** All of it was known already: nothing of it is new this time. */
const asRepeat = (row: UsageImportRow): UsageImportRow => ({ ...row, new: 0, repeated: row.new + row.repeated });

const toImport = (row: UsageImport): UsageImportRow => ({
  id: row.id,
  source: row.source,
  preset: row.preset as UsageForm,
  timeZone: row.timeZone,
  completeThrough: row.completeThrough === null ? null : dayOfDate(row.completeThrough),
  actor: row.actor as unknown as Actor,
  createdAt: instantOf(row.createdAt),
  finishedAt: instantOrNull(row.finishedAt),
  rows: row.rows,
  new: row.new,
  repeated: row.repeated,
  conflicting: row.conflicting,
  rejected: row.rejected,
});
