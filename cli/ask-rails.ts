import { lookup } from 'node:dns/promises';
import { RailRefused } from '../ports/failures.ts';
import { RAILS, type Rail } from '../ports/store/rails.ts';
import { within } from '../ports/within.ts';
import type { AskedRail } from './rails.ts';
import { BadSettings } from './settings.ts';

/** Says to a worker that whoever starts it has asked them. */
export const RAILS_ASKED = '--rails-asked';

/** Whoever answers no sooner is away. */
export const ANSWERS_WITHIN_MS = 5_000;

/** What those said that were asked: null, they take us; else why not, or why nobody knows. */
export type Heard = ReadonlyMap<Rail, Error | null>;

/**
 * Before a process begins that performs deeds: asks each provider that a setting chose. A definite no (a wrong key, a
 * server that there is not) is refused by the settings' names, all of them at once. Who gives no answer is said, and
 * waited for by nobody, since that may be over in a minute.
 */
export async function askRails(
  rails: Record<Rail, AskedRail | null>,
  say: (line: string) => void,
  withinMs = ANSWERS_WITHIN_MS,
): Promise<Heard> {
  const heard = new Map<Rail, Error | null>();
  /** Answers what is wrong; null: nothing. */
  const ask = async (name: Rail): Promise<string | null> => {
    const rail = rails[name];
    if (rail === null || rail.chosenBy === null) return null;
    const { settings, url, provider, meanwhile } = rail.chosenBy;
    const failure = await failureOf(rail.probe(), withinMs);
    heard.set(name, failure);
    if (failure === null) return null;
    const nowhere = failure instanceof RailRefused || url === null ? null : await nowhereIn(url, withinMs);
    if (failure instanceof RailRefused || nowhere !== null)
      return `${settings.join(' or ')} must be one that ${provider} takes: ${nowhere ?? failure.message}`;
    say(`${capital(provider)} can not be asked right now (${failure.message}): ${meanwhile} until it can.`);
    return null;
  };
  const wrong = (await Promise.all(RAILS.map(ask))).filter((line) => line !== null);
  if (wrong.length > 0) throw new BadSettings(wrong.join('\n'));
  return heard;
}

/** Null: there is none. */
export async function failureOf(asked: Promise<void>, withinMs: number): Promise<Error | null> {
  try {
    return (await within(asked, withinMs)) === null ? new Error(`no answer in ${withinMs / 1_000} s`) : null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/**
 * That an address has no server, in words; null: it has, or nobody can tell. Only at a start, and only of an address
 * that somebody has set: later on a name that isn't found is a name server in trouble.
 */
async function nowhereIn(url: string, withinMs: number): Promise<string | null> {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  const failure = await within(lookup(host), withinMs).catch((error: NodeJS.ErrnoException) => error);
  return failure instanceof Error && failure.code === 'ENOTFOUND' ? `there is no server ${host}` : null;
}

const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
