import type { Policy } from '../../policy/policy.ts';
import type { Instant } from '../../time/time.ts';
import type { RecordedLife } from './life.ts';
import type { Measures } from './measures.ts';
import { NOTHING, plus } from './measures.ts';
import { replay } from './replay.ts';
import type { PolicyBodies } from './requests.ts';

/** One account, played again twice: as it was, and under the other policy. */
export interface Comparison {
  accountId: string;
  currency: string;
  asItWas: Measures;
  otherwise: Measures;
  assumed: number;
  dropped: number /** As it was, it came to what is recorded of it. */;
  faithful: boolean;
}

export interface Compared extends Pick<Comparison, 'asItWas' | 'otherwise'> {
  currency: string;
  accounts: number;
}

export interface Report {
  accounts: number;
  /** Accounts for which something would have differed. */
  differing: Comparison[];
  /**
   * How many, played again as they were, came to the same mails, attempts and deactivations as the record: how far to
   * trust the rest.
   */
  faithful: number;
  /**
   * Attempts under the other policy of which nothing recorded says what the bank would have answered: counted as
   * declined.
   */
  assumed: number;
  /** Requests and facts that had no place under the other policy. */
  dropped: number;
  /** Money doesn't add up over currencies. */
  byCurrency: Compared[];
  skipped: { accountId: string; why: string }[];
}

/** Null: nothing is recorded of it. Throws where a life can't be played again. */
export function compare(
  accountId: string,
  life: RecordedLife,
  currency: string,
  policy: Policy,
  policies: PolicyBodies,
  until: Instant,
): Comparison | null {
  if (life.facts.length === 0) return null;
  const { measures } = replay(life, { policies }, until);
  const otherwise = replay(life, { policy }, until);
  const count = (type: string): number => life.timeline.filter((entry) => entry.type === type).length;
  const faithful =
    measures.mails === count('email.sent') &&
    measures.attempts === life.attempts.length &&
    measures.deactivations === count('service.deactivated');
  return {
    accountId,
    currency,
    asItWas: measures,
    otherwise: otherwise.measures,
    assumed: otherwise.assumed,
    dropped: otherwise.dropped,
    faithful,
  };
}

export class ReportInProgress {
  private readonly report: Report = {
    accounts: 0,
    differing: [],
    faithful: 0,
    assumed: 0,
    dropped: 0,
    byCurrency: [],
    skipped: [],
  };

  skip(accountId: string, why: string): void {
    this.report.skipped.push({ accountId, why });
  }

  add(one: Comparison): void {
    const { report } = this;
    report.accounts += 1;
    report.faithful += one.faithful ? 1 : 0;
    report.assumed += one.assumed;
    report.dropped += one.dropped;
    if (JSON.stringify(one.asItWas) !== JSON.stringify(one.otherwise)) report.differing.push(one);
    const { currency } = one;
    const sum = report.byCurrency.find((group) => group.currency === currency) ?? {
      currency,
      accounts: 0,
      asItWas: NOTHING,
      otherwise: NOTHING,
    };
    report.byCurrency = [
      ...report.byCurrency.filter((group) => group.currency !== currency),
      {
        currency,
        accounts: sum.accounts + 1,
        asItWas: plus(sum.asItWas, one.asItWas),
        otherwise: plus(sum.otherwise, one.otherwise),
      },
    ];
  }

  done(): Report {
    return {
      ...this.report,
      byCurrency: this.report.byCurrency.toSorted((a, b) => a.currency.localeCompare(b.currency)),
    };
  }
}
