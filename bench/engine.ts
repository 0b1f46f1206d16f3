import { bareMonths } from './engine/bare.ts';
import { historyOf, unpaidEvents } from './engine/events.ts';
import { herd } from './engine/herd.ts';
import { startMeasured } from './engine/house.ts';
import { months } from './engine/months.ts';
import { postBare, postFacts } from './engine/post-facts.ts';

/**
 * The engine beside the least that its servers can do, in one run on servers of its own: `node --import tsx
 * bench/engine.ts`. Some minutes. What it means and what it was: docs/performance.md.
 */
const MONTHS = 200;
const HERD = 500;

const ms = (value: number): string => `${value.toFixed(1)} ms`;
const house = await startMeasured();
try {
  const good = await months(house, MONTHS);
  console.log(
    `a month of ${good.deeds} deeds in ${good.activities} activities, on a test clock: ` +
      `${good.perSecond.toFixed(1)} a second, ${good.cpuSeconds.toFixed(3)} CPU-s each`,
  );
  for (const actions of [Math.round(good.deeds), good.activities]) {
    await house.quiet();
    const bare = await bareMonths(house, MONTHS, actions);
    console.log(
      `  bare Temporal, ${actions} actions: ${bare.perSecond.toFixed(1)} a second, ` +
        `${bare.cpuSeconds.toFixed(3)} CPU-s each; we have ${(good.perSecond / bare.perSecond).toFixed(2)} ` +
        `of its speed at ${(good.cpuSeconds / bare.cpuSeconds).toFixed(2)} of its cost`,
    );
  }
  await house.quiet();
  const transaction = await postBare(house);
  const { first, further } = await postFacts(house);
  const again = await postBare(house);
  const p50 = (transaction.p50 + again.p50) / 2;
  for (const [name, posted] of Object.entries({
    "an account's first invoice, which begins its workflow": first,
    'a further one': further,
  }))
    console.log(
      `POST of ${name}, 20 at once: p50 ${ms(posted.p50)}, p95 ${ms(posted.p95)}, ` +
        `${posted.perSecond.toFixed(0)} a second, ${ms(posted.cpuMs)} of all processors; p50 ` +
        `${(posted.p50 / p50).toFixed(1)} times two bare inserts over HTTP (${ms(p50)})`,
    );
  const charged = await herd(house, HERD);
  console.log(
    `${HERD} charged in one minute's window: ${charged.seconds.toFixed(1)} s from first to last, ` +
      `receipts after ${charged.receiptsAfter.toFixed(1)} s`,
  );
  const [one = ''] = charged.accountIds;
  console.log(
    `events of history: ${(await historyOf(house, one)).events} for issue, charge and receipt in real ` +
      `time, ${await unpaidEvents(house)} for 60 unpaid days`,
  );
} finally {
  await house.stop();
}
