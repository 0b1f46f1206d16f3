import type { Instant } from '../../time/time.ts';
import { Look } from '../because/look.ts';
import type { ChartState } from '../chart.ts';
import { agendaOf, projectionOf, toldTheTime } from '../chart.ts';
import { SYSTEM } from '../state/turn.ts';
import { ofAutopay } from './autopay.ts';
import { ofNextAction } from './next-action.ts';
import { ofOverdue } from './overdue.ts';
import type { Answer, Asked } from './question.ts';
import { ofService } from './service.ts';
import { ofSilence } from './silence.ts';

/**
 * Why the account stands as it does at an instant: whether it is overdue, whether the service is on, whether money is
 * taken by itself, what keeps it quiet, and what comes next. In English.
 */
export function why(state: ChartState, at: Instant): Answer[] {
  const now: ChartState = { ...state, snapshot: toldTheTime(state.snapshot, at) };
  const c = now.snapshot.context;
  const asked: Asked = {
    c,
    view: projectionOf(now),
    agenda: agendaOf(now),
    look: new Look(c, SYSTEM, state.landmarks.of),
  };
  return [
    { about: 'overdue', ...ofOverdue(asked) },
    { about: 'service', ...ofService(asked) },
    { about: 'autopay', ...ofAutopay(asked) },
    ...ofSilence(asked).map((one): Answer => ({ about: 'silence', ...one })),
    { about: 'nextAction', ...ofNextAction(asked) },
  ];
}
