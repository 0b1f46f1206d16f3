import type { Day, Instant } from '../../domain/time/time.ts';
import { billingStartsOn, firstInvoiceOn } from '../../domain/billing/billing-start.ts';
import { type Billing, type Draft, draftMonth } from '../../domain/billing/draft-month.ts';
import type { MonthLine } from '../../domain/billing/lines.ts';
import { lastDayOfMonth, type Month, monthOf, monthsBetween, nextMonths } from '../../domain/billing/month.ts';
import type { MonthlyPrice, PriceBook, Rate } from '../../domain/billing/price-book.ts';
import type { Item, OffSpell } from '../../domain/billing/subscription.ts';
import type { TaxTerms } from '../../domain/billing/taxes.ts';
import type { Call } from '../../domain/billing/usage/call.ts';
import { firstRated, ratedMonths, type RatedMonths } from '../../domain/billing/usage/rated-by.ts';

/** The company of the cases: what it charges, and an account of it that is billed month by month. */

const monthly = (
  code: string,
  kind: MonthlyPrice['kind'],
  unitMinor: number,
  more: Partial<MonthlyPrice> = {},
): MonthlyPrice => ({
  code,
  kind,
  unitMinor,
  per: 'month',
  includes: null,
  overageMicros: null,
  taxes: ['iva', 'ieps'],
  ...more,
});

export const PRICES: readonly MonthlyPrice[] = [
  monthly('device', 'serviceFee', 45_000, {
    includes: { minutes: 600, pool: 'account' },
    overageMicros: 600_000,
  }),
  monthly('number', 'numbers', 9_000),
  monthly('seat', 'contactCenter', 120_000),
  monthly('low-use', 'serviceFee', 18_000, { includes: { minutes: 50, pool: 'unit' }, overageMicros: 400_000 }),
  monthly('phone-rental', 'rental', 15_000),
];

const international = (prefix: string, microsPerMinute: number): Rate => ({
  prefix,
  kind: 'international',
  microsPerMinute,
});

export const RATES: readonly Rate[] = [
  international('1', 350_000),
  international('1787', 1_900_000),
  international('44', 900_000),
  international('447', 4_500_000),
  international('353', 850_000),
  { prefix: '35384', kind: 'surcharged', microsPerMinute: 9_900_000 },
  { prefix: '52900', kind: 'surcharged', microsPerMinute: 12_000_000 },
  { prefix: '52800', kind: 'tollFreeIn', microsPerMinute: 800_000 },
];

export const BOOK: PriceBook = {
  name: 'lines',
  version: 1,
  from: '2020-01-01',
  currency: 'MXN',
  prices: PRICES,
  rates: RATES,
  usageTaxes: ['iva', 'ieps'],
};

export const TAXES: TaxTerms = { iva: 160_000, ivaReduced: null, ieps: 0 };

/** An invoice that was issued, or the credit note in its place. */
interface Issued {
  month: Month;
  draft: Draft;
  rated: RatedMonths;
  isVoid: boolean;
}

/** An account with a subscription; the runs of its months are made by hand, whenever one likes. */
export class Billed {
  readonly startsOn: Day;
  readonly items: Item[] = [];
  readonly issued: Issued[] = [];
  readonly calls: Call[] = [];
  /** By their ids: the months that they were delivered to. */
  private readonly usageMonths = new Map<string, Month>();
  readonly off: OffSpell[] = [];
  books: PriceBook[] = [BOOK];
  country = 'MX';
  timeZone = 'America/Mexico_City';
  currency = 'MXN';
  taxTerms = TAXES;
  row: Billing['row'] = 'call';
  starts: Billing['starts'] = 'subscription';
  endsOn: Day | null = null;

  constructor(serviceStartsOn: Day, freeMonths = 0) {
    this.startsOn = billingStartsOn(serviceStartsOn, freeMonths);
  }

  /** Five devices and three numbers from the start. */
  static fivePlusThree(startsOn: Day, freeMonths = 0): Billed {
    const account = new Billed(startsOn, freeMonths);
    return account.add('device', 5, account.startsOn).add('number', 3, account.startsOn);
  }

  firstInvoiceOn(recordedOn: Day = this.startsOn): Day {
    return firstInvoiceOn(this.startsOn, recordedOn, 5);
  }

  add(price: string, quantity: number, from: Day, more: Partial<Item> = {}): this {
    this.items.push({
      id: `itm_${this.items.length + 1}`,
      price,
      quantity,
      from,
      through: null,
      lowUse: false,
      devices: [],
      ...more,
    });
    return this;
  }

  /** The day itself is charged; what stays of an item goes on. */
  remove(price: string, quantity: number, on: Day): this {
    let left = quantity;
    for (const item of this.items.filter((one) => one.price === price && one.through === null)) {
      const gone = Math.min(left, item.quantity);
      if (gone === 0) continue;
      left -= gone;
      const stays = item.quantity - gone;
      Object.assign(item, { quantity: gone, through: on });
      if (stays > 0) this.items.push({ ...item, quantity: stays, through: null });
    }
    return this;
  }

  call(startedAt: Instant, to: string, minutes: number, more: Partial<Call> = {}): this {
    const country = to.startsWith('52') ? 'MX' : to.startsWith('1') ? 'US' : 'GB';
    const call: Call = {
      id: `call_${String(this.calls.length + 1).padStart(6, '0')}`,
      from: '525512345678',
      to,
      startedAt,
      endedAt: startedAt,
      seconds: minutes * 60,
      answered: true,
      direction: 'out',
      reach: 'number',
      country,
      device: null,
      ...more,
    };
    this.calls.push(call);
    this.usageMonths.set(call.id, monthOf(localDay(startedAt, this.timeZone)));
    return this;
  }

  private get ratedBy(): RatedMonths {
    return ratedMonths(this.issued.filter(({ isVoid }) => !isVoid).map(({ rated }) => rated));
  }

  get standing(): MonthLine[] {
    return this.issued.filter(({ isVoid }) => !isVoid).flatMap(({ draft }) => draft.lines);
  }

  draft(month: Month, issuedOn: Day = `${month}-01` as Day): Draft {
    const byMonth = new Map<Month, Call[]>();
    for (const call of this.calls) {
      const usageMonth = this.usageMonths.get(call.id) as Month;
      byMonth.set(usageMonth, [...(byMonth.get(usageMonth) ?? []), call]);
    }
    return draftMonth(
      {
        subscription: { billingStartsOn: this.startsOn, endsOn: this.endsOn },
        items: this.items,
        starts: this.starts,
        off: this.off,
        billed: this.standing,
        calls: byMonth,
        books: this.books,
        country: this.country,
        row: this.row,
        timeZone: this.timeZone,
        ratedBy: this.ratedBy,
        currency: this.currency,
        taxTerms: this.taxTerms,
      },
      month,
      issuedOn,
    );
  }

  /** Billed on a day, by default the first of the month. */
  bill(month: Month, issuedOn?: Day): Draft {
    const draft = this.draft(month, issuedOn);
    const looked = monthsBetween(this.startsOn, lastDayOfMonth(nextMonths(month, -1)));
    this.issued.push({ month, draft, rated: firstRated(looked, this.ratedBy, this), isVoid: false });
    return draft;
  }

  void(month: Month): this {
    const last = this.issued.findLast((one) => one.month === month && !one.isVoid);
    if (last === undefined) throw new Error(`No invoice of ${month} to void`);
    last.isVoid = true;
    return this;
  }
}

/** By the machine's own tables, so that the domain's are not their own judge. */
export const localDay = (instant: Instant, timeZone: string): Day =>
  new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date(instant)) as Day;

/** `partial serviceFee 5 × 16/31 1161.29`, as one reads an invoice. */
export const written = ({ lines }: Draft): string[] =>
  lines.map((line) => {
    const amount = (line.amountMinor / 100).toFixed(2);
    if ('usageMonth' in line) return `${line.kind} ${line.of} ${line.usageMonth} ${line.minutes} min ${amount}`;
    const part = line.kind === 'partial' ? `partial ${line.of}` : line.kind;
    return `${part} ${line.quantity} × ${line.days}/${line.ofDays} ${amount}`;
  });
