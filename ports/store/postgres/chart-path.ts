import type { ChartPaths } from '../chart-path.ts';
import { instantOf } from './db/values.ts';
import type { Desk } from './decide/desk.ts';
import { toLine } from './timeline.ts';

export const chartPathsOf = ({ db }: Pick<Desk, 'db'>): ChartPaths => ({
  async chartPath(accountId, most) {
    const newest = await db.$queryRaw<{ step: number }[]>`
      SELECT DISTINCT step FROM chart_moves WHERE account_id = ${accountId} ORDER BY step DESC LIMIT ${most}`;
    const steps = newest.map(({ step }) => step);
    const among = { accountId, step: { in: steps } };
    const [moves, lines] = await Promise.all([
      db.chartMove.findMany({ where: among, orderBy: [{ step: 'asc' }, { region: 'asc' }] }),
      db.timelineEntry.findMany({ where: among, orderBy: { seq: 'asc' } }),
    ]);
    return steps.reverse().map((step) => {
      const of = moves.filter((move) => move.step === step);
      const at = of[0]?.at as Date;
      return {
        at: instantOf(at),
        moves: of.map(({ region, fromState, fromPart, toState, toPart }) => ({
          region,
          from: { state: fromState, part: fromPart },
          to: { state: toState, part: toPart },
        })),
        // What was written beside the chart later stands under its last step, too.
        told: lines.filter((line) => line.step === step && line.at.getTime() === at.getTime()).map(toLine),
      };
    });
  },
});
