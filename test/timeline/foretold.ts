import { addDays, dayOf, startOfDay } from '../../domain/time/calendar.ts';
import type { ChartState } from '../../domain/chart/chart.ts';
import { toldTheTime } from '../../domain/chart/chart.ts';
import type { Played } from '../../domain/chart/play.ts';
import type { ForecastItem } from '../../domain/foresight/forecast/forecast.ts';
import { forecast } from '../../domain/foresight/forecast/forecast.ts';
import { itemsOf, noteOutcome } from '../../domain/foresight/forecast/items.ts';
import { epochMs } from '../../domain/time/epoch.ts';
import { SWITCHES } from '../../domain/safety/switches.ts';
import type { Deed, Setting } from './deeds.ts';
import { RandomLife } from './random-life.ts';

/**
 * The forecast is what then happens (rules, Forecast): at some moment of a life it is asked, and then time passes and
 * nobody does anything. The life goes on with a bank, a mailer and a ledger of its own, which the forecast knows not.
 */

const AHEAD_DAYS = 100;

const lineOf = ({ at, kind, detail }: ForecastItem): string => `${at} ${kind} ${JSON.stringify(detail)}`;

export function comesAsForetold(given: Setting, happens: Deed[]): void {
  let happened: ForecastItem[] | null = null;
  const life = new RandomLife(given, (played: Played, before: ChartState | null) => {
    if (happened === null || before === null) return;
    happened.push(...itemsOf(before, played));
    noteOutcome(happened, played);
  });
  for (const one of happens) life.does(one);
  const charge = (happens.at(-1)?.n ?? 0) % 4 === 0 ? 'succeeded' : 'declined';
  settles(life, charge);
  const { state } = life;
  const c = state.snapshot.context;
  // Of what a silent bank did with it, it alone knows.
  if (c.attempt !== null) return;
  const until = addDays(dayOf(life.time, c.profile.timeZone), AHEAD_DAYS);
  const told = forecast({ state, inFlight: [], now: life.time, until, banks: { charge }, override: null });
  if (!told.ok) throw new Error('Nobody asked for anything');
  happened = [];
  const end = epochMs(startOfDay(addDays(until, 1), c.profile.timeZone)) - 1;
  life.later((end - epochMs(life.time)) / 60_000);
  const [foretold, came] = [told.items.map(lineOf), happened.map(lineOf)];
  const at = foretold.findIndex((line, i) => line !== came[i]);
  const from = at === -1 ? foretold.length : at;
  if (at !== -1 || came.length > foretold.length)
    throw new Error(`foretold otherwise: ${foretold[from] ?? 'nothing more'}\n${came[from] ?? 'nothing more'}`);
}

/** Nothing is stopped, all banks have spoken, and from now on all say the same. */
function settles(life: RandomLife, charge: 'succeeded' | 'declined'): void {
  life.world.deaf = false;
  for (const name of SWITCHES) life.lets(name);
  life.company({ clearedToday: 0, importedThrough: null, released: false });
  life.bankAnswers();
  life.world.verdict = charge;
  life.later(0);
  // As whoever asks reads it.
  life.state = { ...life.state, snapshot: toldTheTime(life.state.snapshot, life.time) };
}
