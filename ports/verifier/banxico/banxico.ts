import { comparedKey } from '../../../domain/matching/tracking-key.ts';
import { minorOfAny } from '../../../domain/mexico/payment-receipt.ts';
import { TryLater } from '../../failures.ts';
import type { TransferVerifier, Verdict } from '../verifier.ts';
import { isOf } from './cep-of.ts';
import { type Pace, paced } from './pace.ts';
import { pageOf } from './page.ts';
import { type Answer, NoAnswer, portal } from './portal.ts';
import { type Question, questionsOf } from './questions.ts';
import { STATES } from './states.ts';

export interface BanxicoOptions {
  /** Null: Banco de México's own. Without a slash at its end. */
  baseUrl: string | null;
  /** When it asks no more. */
  signal: AbortSignal;
  /** Between the end of a question and the next one. */
  apartMs?: number;
  timeoutMs?: number;
  nowMs?: () => number;
}

const BASE_URL = 'https://www.banxico.org.mx/cep';
const APART_MS = 30_000;
const TIMEOUT_MS = 15_000;
/** It takes turns on each, so a few are enough to be busy. */
const AT_ONCE = 4;
/** How long it is left alone: when it is away; when it has had too much of us. */
const AWAY_MS = 5 * 60_000;
const TOO_MUCH_MS = 30 * 60_000;
/** A transfer of which it can't be asked, or whose answer nobody understands. */
const LATER_MS = 3_600_000;
const LONGEST_MS = 24 * 3_600_000;
const MS = 1_000;

/**
 * Banco de México's service for CEPs, as its page asks it: it is nobody's interface, and may change any day. What it
 * answers is believed because TLS says that it is Banco de México's; the CEP's seal is not checked
 * (docs/decisions/014-what-the-cep-service-says.md). Nothing is guessed: an answer that isn't understood is `TryLater`.
 */
export function banxicoVerifier({
  baseUrl,
  signal,
  apartMs = APART_MS,
  timeoutMs = TIMEOUT_MS,
  nowMs = Date.now,
}: BanxicoOptions): TransferVerifier {
  const pace = paced({ apartMs, nowMs, signal });
  const service = portal({ baseUrl: baseUrl ?? BASE_URL, timeoutMs, signal });

  async function answerTo(question: Question): Promise<Verdict> {
    const { page, download } = await service.ask(question);
    const shown = pageOf(bodyOf(page, pace));
    switch (shown.is) {
      case 'notFound':
        return 'notFound';
      case 'cep': {
        const cep = bodyOf(await download(), pace);
        if (isOf(cep, question)) return 'valid';
        if (pageOf(cep).is === 'tooMany') throw tooMuch(pace, 'it has had too many questions');
        throw notUnderstood('its CEP is none, or not of this transfer');
      }
      case 'state': {
        const verdict = STATES[shown.state];
        if (verdict === undefined) throw notUnderstood(`the payment is "${shown.state}"`);
        const isAnother = minorOfAny(shown.amount.replaceAll(',', '')) !== question.amountMinor;
        if (isAnother || comparedKey(shown.trackingKey) !== comparedKey(question.trackingKey))
          throw notUnderstood('it shows another payment');
        return verdict;
      }
      case 'tooMany':
        throw tooMuch(pace, 'it wants a person, or has had too many questions');
      case 'unknown':
        throw notUnderstood(`its page says "${shown.shows}"`);
    }
  }

  return {
    atOnce: AT_ONCE,
    async verify(claimed) {
      const asked = questionsOf(claimed);
      if (typeof asked === 'string')
        throw new TryLater(`The CEP service can't be asked: ${asked}`, { afterMs: LATER_MS });
      for (const question of asked.questions) {
        const verdict = await pace
          .inTurn(() => answerTo(question))
          .catch((error: unknown) => {
            throw error instanceof NoAnswer ? away(pace, error.message, error) : error;
          });
        if (verdict !== 'notFound') return verdict;
      }
      if (asked.isAll) return 'notFound';
      throw new TryLater(
        'The CEP service knows none from the banks that were paid from before, and no other is named',
        {
          afterMs: LATER_MS,
        },
      );
    },
  };
}

/** What stands in an answer that is one. */
function bodyOf({ status, retryAfter, body }: Answer, pace: Pace): string {
  if (status === 200) return body;
  const saidMs = Math.min(Number(retryAfter) * MS || 0, LONGEST_MS);
  if (status === 429 || status === 403) throw tooMuch(pace, `it answered ${status}`, saidMs);
  if (status >= 500) throw away(pace, `it answered ${status}`, undefined, saidMs);
  throw notUnderstood(`it answered ${status}`);
}

function tooMuch(pace: Pace, why: string, saidMs = 0): TryLater {
  return heldBack(pace, Math.max(TOO_MUCH_MS, saidMs), why);
}

function away(pace: Pace, why: string, cause?: unknown, saidMs = 0): TryLater {
  return heldBack(pace, Math.max(AWAY_MS, saidMs), why, cause);
}

function heldBack(pace: Pace, afterMs: number, why: string, cause?: unknown): TryLater {
  pace.holdBack(afterMs, why);
  return new TryLater(`The CEP service: ${why}`, { afterMs, cause });
}

const notUnderstood = (why: string): TryLater =>
  new TryLater(`The CEP service's answer is not understood: ${why}`, { afterMs: LATER_MS });
