import { createHash } from 'node:crypto';
import type { Company } from '../../company/company.ts';
import { writtenTo } from '../../company/languages.ts';
import { languageFor, tongueFor } from '../../domain/messages/language.ts';
import type { PayBill, PayNotice, PayPage } from '../../domain/messages/pay-page.ts';
import { epochMs } from '../../domain/time/epoch.ts';
import type { Instant } from '../../domain/time/time.ts';
import { bankFor } from '../bank-for.ts';
import { engineFor, type Frame } from '../handlebars.ts';
import { voiceFor } from '../voice.ts';
import { PAGE, PAGE_SOURCES, SCRIPT, STYLE, TEMPLATE } from './sources.ts';

/** How a notice looks, and how urgently a screen reader says it: what the customer waits for, or what went wrong. */
const LOOK = {
  paid: 'good',
  allPaid: 'good',
  declined: 'bad',
  methodRefused: 'bad',
  unavailable: 'bad',
  unknown: 'warn',
  requiresAction: 'warn',
  lost: 'warn',
  changed: 'warn',
  tooSoon: 'warn',
  stopped: 'warn',
  chooseMethod: 'warn',
  pending: 'calm',
  nothingDue: 'calm',
  cardOnItsWay: 'calm',
} satisfies Record<PayNotice['is'], string>;

/** Money is under way: nobody is to be asked for it meanwhile. */
const UNDER_WAY: PayNotice['is'][] = ['unknown', 'pending', 'requiresAction'];

/** Somebody else has the word: looking again may show another page. */
const LOOKS_AGAIN: PayNotice['is'][] = [...UNDER_WAY, 'cardOnItsWay', 'stopped'];

export interface PayPages {
  render(page: PayPage): string;
  /** The source of its one style, as a content security policy names it. */
  style: string;
  /** And of its one script, which it can do without. */
  script: string;
}

const sourceOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Puts a company's pages to pay on into words: whole documents, that need no script and nothing from elsewhere. */
export function payPages(company: Company): PayPages {
  const engine = engineFor(PAGE_SOURCES);
  const write = engine.compileHtml(PAGE);
  const { accent, onAccent } = company.colours;
  const css = `:root { --accent: ${accent}; --on-accent: ${onAccent}; }\n${STYLE}`;
  return {
    style: sourceOf(css),
    script: sourceOf(SCRIPT),
    render(page) {
      const locale = writtenTo(company, page.locale);
      const frame: Frame = {
        voice: voiceFor({ ...page, locale }),
        template: TEMPLATE,
        lang: tongueFor(locale),
        company,
        bank: bankFor(company, page.currency),
        contactHours: company.contact.hours[languageFor(locale)],
        css,
        script: SCRIPT,
        standing: page.is === 'bill' ? standingOf(page.bill) : page.is,
        proofSubject: page.is === 'bill' ? subjectOf(page.bill) : '',
        ...(page.is === 'bill'
          ? { path: page.bill.path, action: page.bill.path.split('?')[0] }
          : { goneTitle: `.gone.${page.is}.title`, goneText: `.gone.${page.is}.text` }),
      };
      return write(
        { bill: page.is === 'bill' ? shown(page.bill) : null },
        { ...frame, title: engine.sayPlain('.documentTitle', {}, frame) },
      );
    },
  };
}

/**
 * The same for as long as the page says the same: what is made anew with each page, and time that goes by, is no news.
 */
function standingOf({ form, hostedSetup, now: _, ...bill }: PayBill): string {
  const { once: __, seal: ___, ...asks } = form ?? { once: '', seal: '' };
  return createHash('sha256')
    .update(JSON.stringify([bill, asks, hostedSetup !== null]))
    .digest('base64url')
    .slice(0, 16);
}

const asked = ({ invoices }: PayBill): PayBill['invoices'] =>
  invoices.filter(({ standing }) => standing === 'due' || standing === 'late');

/** A mail with a proof says by its subject what was paid. */
const subjectOf = (bill: PayBill): string => {
  const numbers = asked(bill).map(({ number }) => number);
  return numbers.length === 0 ? '' : `?subject=${encodeURIComponent(numbers.slice(0, 3).join(' '))}`;
};

/** What a transfer for one invoice names it by; of several the page says how. */
function namedBy(bill: PayBill): { concept: string | null; reference: string | null } {
  const [one, ...others] = asked(bill);
  if (one === undefined || others.length > 0) return { concept: null, reference: null };
  return { concept: one.number, reference: /\d{7}$/.exec(one.number)?.[0] ?? null };
}

/** From when on it may be tried again. */
const untilOf = (notice: PayNotice): Instant | null =>
  notice.is === 'declined' ? notice.retryAt : notice.is === 'tooSoon' ? notice.until : null;

/** Whole seconds until then; null: it is past, or there is none. */
function leftUntil(at: Instant | null, now: Instant): number | null {
  const left = at === null ? 0 : Math.ceil((epochMs(at) - epochMs(now)) / 1_000);
  return left > 0 ? left : null;
}

function shown(given: PayBill) {
  const { notice, form, hostedSetup, ...bill } = given;
  const isUnderWay = notice !== null && form === null && UNDER_WAY.includes(notice.is);
  const isDone = notice?.is === 'paid' && bill.totalMinor === 0;
  const choices = (form?.choices ?? []).map((one) => ({ ...one, left: leftUntil(one.restsUntil, bill.now) }));
  const usable = form?.choices.some(({ restsUntil }) => restsUntil === null) ?? false;
  return {
    ...bill,
    ...namedBy(given),
    invoices: bill.invoices.map((one) => ({ ...one, isAskedFor: one.standing !== 'paid' && one.standing !== 'void' })),
    isDone,
    asksNow: bill.totalMinor > 0 && !isUnderWay,
    next: isUnderWay ? [] : bill.next,
    heading: isDone ? '.received' : bill.totalMinor === 0 ? null : form || hostedSetup ? '.toPay' : '.notNow',
    headMinor: isDone ? notice.amountMinor : bill.totalMinor,
    notice: notice && {
      ...notice,
      tone: LOOK[notice.is],
      role: LOOK[notice.is] === 'bad' || notice.is === 'unknown' ? 'alert' : 'status',
      title: `.notice.${notice.is}.title`,
      text: `.notice.${notice.is}.text`,
      // Beside the choice that rests, where there is one.
      left: choices.some((one) => one.left !== null) ? null : leftUntil(untilOf(notice), bill.now),
      looksAgain: LOOKS_AGAIN.includes(notice.is),
    },
    form: form && {
      ...form,
      isUsable: usable,
      // Whoever has nothing else to pay with sees them at once.
      opensTests: !form.choices.some((one) => one.is === 'saved' && one.restsUntil === null),
      saved: choices.filter((one) => one.is === 'saved'),
      tests: choices.filter((one) => one.is === 'test').map((one) => ({ ...one, isDefault: false, isOnce: false })),
    },
    hostedSetup: hostedSetup && { ...hostedSetup, isPrimary: !usable },
  };
}
