import { api } from '../../cli/api.ts';
import { readSettings } from '../../cli/settings.ts';
import { worker } from '../../cli/worker.ts';
import { accountChart, type ChartStep } from '../../domain/chart/chart.ts';

/**
 * A worker or an API as the command line runs them, of a build to come: its chart hands out the effects of each step in
 * another order, and a reminder has other words. What the record answers by itself in the same step stays in its place:
 * later ones count on it.
 */
const NEW_WORDS = 'Aviso nuevo: ';

const { step } = accountChart;
accountChart.step = (...told) => {
  const taken = step(...told);
  return { ...taken, effects: inAnotherOrder(taken.effects) };
};

function inAnotherOrder(effects: ChartStep['effects']): ChartStep['effects'] {
  const isAnsweredAtOnce = ({ type }: ChartStep['effects'][number]): boolean =>
    type === 'applyCredit' || type === 'billMonth' || type === 'clearDeactivation' || type === 'issueEquipment';
  const others = effects.filter((effect) => !isAnsweredAtOnce(effect));
  return effects.map((effect) => (isAnsweredAtOnce(effect) ? effect : others.pop()!));
}

const settings = readSettings(process.env);
if (process.argv.at(-1) === 'api') await api(settings);
else
  await worker(settings, (deps) => ({
    ...deps,
    async render(mail, payUrl) {
      const rendered = await deps.render(mail, payUrl);
      return mail.topic.template === 'overdue-reminder'
        ? { ...rendered, subject: `${NEW_WORDS}${rendered.subject}` }
        : rendered;
    },
  }));
