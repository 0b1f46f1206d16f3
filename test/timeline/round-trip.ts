import type { ChartState } from '../../domain/chart/chart.ts';
import { accountChart, agendaOf, step } from '../../domain/chart/chart.ts';
import { COMMANDS, mildest } from '../../domain/chart/requests/commands.ts';
import type { Played } from '../../domain/chart/play.ts';
import { allowedNow } from '../../domain/chart/projection.ts';
import { SHAPE } from '../../domain/chart/state/thaw.ts';
import { SYSTEM } from '../../domain/chart/state/turn.ts';

/** As the record keeps it and gives it back. */
export const fromJson = (state: ChartState): ChartState =>
  accountChart.thaw(SHAPE, JSON.parse(JSON.stringify(accountChart.freeze(state))), state.snapshot.context.policy);

/**
 * A state that went through JSON goes on exactly as if it had not: the same effects, the same state, the same
 * deadlines.
 */
export function goesOnFromJson({ event, effects, entries, marks, tasks, state }: Played, before: ChartState): void {
  const again = step(fromJson(before), event);
  const same =
    JSON.stringify([
      again.effects,
      again.entries,
      again.marks,
      again.tasks,
      accountChart.freeze(again.state),
      agendaOf(again.state),
    ]) === JSON.stringify([effects, entries, marks, tasks, accountChart.freeze(state), agendaOf(state)]);
  if (!same) throw new Error(`Another life after ${JSON.stringify(event)}`);
}

/** What is allowed is what the machine itself says that it can take. */
export function allowsWhatItCan({ snapshot }: ChartState): void {
  for (const role of ['admin', 'agent'] as const) {
    const can = COMMANDS.filter((command) =>
      snapshot.can({ ...mildest(command, snapshot.context, role), at: snapshot.context.now, actor: SYSTEM }),
    );
    const allowed = allowedNow(snapshot)[role];
    if (JSON.stringify(can) !== JSON.stringify(allowed))
      throw new Error(`It can ${can.join()}, and allows ${allowed.join()}`);
  }
}
