import { createHash } from 'node:crypto';
import type { Company } from '../../company/company.ts';
import { writtenTo } from '../../company/languages.ts';
import { languageFor, tongueFor } from '../../domain/messages/language.ts';
import type { PayBill, PayNotice, PayPage } from '../../domain/messages/pay-page.ts';
import { bankFor } from '../bank-for.ts';
import { engineFor, type Frame } from '../handlebars.ts';
import { voiceFor } from '../voice.ts';
import { PAGE, PAGE_SOURCES, STYLE, TEMPLATE } from './sources.ts';

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
}

/** Puts a company's pages to pay on into words: whole documents, that need no script and nothing from elsewhere. */
export function payPages(company: Company): PayPages {
  const engine = engineFor(PAGE_SOURCES);
  const write = engine.compileHtml(PAGE);
  const { accent, onAccent } = company.colours;
  const css = `:root { --accent: ${accent}; --on-accent: ${onAccent}; }\n${STYLE}`;
  return {
    style: `'sha256-${createHash('sha256').update(css).digest('base64')}'`,
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

function shown({ notice, form, hostedSetup, ...bill }: PayBill) {
  const isUnderWay = notice !== null && form === null && UNDER_WAY.includes(notice.is);
  const isDone = notice?.is === 'paid' && bill.totalMinor === 0;
  const usable = form?.choices.some(({ restsUntil }) => restsUntil === null) ?? false;
  return {
    ...bill,
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
      looksAgain: LOOKS_AGAIN.includes(notice.is),
    },
    form: form && {
      ...form,
      isUsable: usable,
      // Whoever has nothing else to pay with sees them at once.
      opensTests: !form.choices.some((one) => one.is === 'saved' && one.restsUntil === null),
      saved: form.choices.filter((one) => one.is === 'saved'),
      tests: form.choices.filter((one) => one.is === 'test').map((one) => ({ ...one, isDefault: false })),
    },
    hostedSetup: hostedSetup && { ...hostedSetup, isPrimary: !usable },
  };
}
