import { appendFileSync } from 'node:fs';
import { readSettings } from '../../cli/settings.ts';
import { worker } from '../../cli/worker.ts';
import { carrierLog, planOf, reachedLog } from './death.ts';

/**
 * A worker as the command line runs it, but for its end: every call that the plan names is held where the plan says,
 * and when all are, the process is killed as by `kill -9`. So one death hits many accounts, each at its own worst
 * moment. The carrier of mails leaves a book.
 */
const planFile = process.env.PUNTUAL_TEST_DEATH ?? '';
const calls = new Map<string, number>();
let held = 0;

async function pass(port: string, method: string, when: 'before' | 'after', said: string): Promise<void> {
  const { moments } = planOf(planFile);
  for (const [i, moment] of moments.entries()) {
    if (
      moment.call !== `${port}.${method}` ||
      moment.when !== when ||
      !moment.about.every((word) => said.includes(word))
    )
      continue;
    const count = (calls.get(`${i}`) ?? 0) + 1;
    calls.set(`${i}`, count);
    const nth = moment.nth ?? 1;
    if (count < nth) continue;
    if (count === nth) {
      appendFileSync(reachedLog(planFile), `${JSON.stringify(moment)}\n`);
      held += 1;
      if (held === moments.length) process.kill(process.pid, 'SIGKILL');
    }
    // Nor is it passed when it is tried again, as it is where the others take long to come to their moments.
    await new Promise(() => undefined);
  }
}

function watched<Port extends object>(port: string, real: Port): Port {
  return new Proxy(real, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return async (...args: unknown[]): Promise<unknown> => {
        const said = JSON.stringify(args);
        await pass(port, String(name), 'before', said);
        try {
          return (await member.apply(target, args)) as unknown;
        } finally {
          // A time-out comes after the bank's deed as well.
          await pass(port, String(name), 'after', said);
        }
      };
    },
  });
}

await worker(readSettings(process.env), ({ store, gateway, mailer, service, ...rest }) => ({
  ...rest,
  store: watched('store', store),
  gateway: watched('gateway', gateway),
  service: watched('service', service),
  mailer: watched('mailer', {
    ...mailer,
    async send(mail) {
      appendFileSync(carrierLog(planFile), `${JSON.stringify(mail)}\n`);
      return await mailer.send(mail);
    },
  }),
}));
