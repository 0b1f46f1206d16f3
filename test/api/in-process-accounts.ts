import type { Actor } from '../../domain/account.ts';
import { accountChart, agendaOf } from '../../domain/chart/chart.ts';
import type { ChartState } from '../../domain/chart/chart.ts';
import { clearance } from '../../domain/clearance.ts';
import type { Effect } from '../../domain/effects.ts';
import { epochMs, instantFromMs } from '../../domain/epoch.ts';
import type { ChartEvent, Fact, Outcome, Request } from '../../domain/events.ts';
import type { Instant } from '../../domain/time.ts';
import { OutcomeUnknown } from '../../ports/gateway/gateway.ts';
import type { Gateway } from '../../ports/gateway/gateway.ts';
import type { Store } from '../../ports/store/store.ts';
import type { Accounts, Answer, Ask, Look } from '../../workflows/messages.ts';
import { EngineUnavailable } from '../../workflows/messages.ts';

interface Life {
  state: ChartState | null;
  appliedSeq: number;
  skewMs: number;
  answers: Map<string, Answer>;
  /** Steps are recorded in order. */
  recorded: Promise<void>;
  inFlight: Set<Promise<void>>;
}

type What = Fact | Request | Outcome | Omit<Extract<ChartEvent, { type: 'DEADLINE_REACHED' }>, 'at' | 'actor'>;

const SYSTEM: Actor = { kind: 'system', id: 'puntual' };

/**
 * The accounts' workflows without Temporal: the real chart over the real store, one event after the other, in this process.
 * What it can't do is survive a crash; what it can is to be away, to be slow, and to tell what it was asked.
 */
export class InProcessAccounts implements Accounts {
  testClocks = true;
  away = false;
  /** An advance waits for this before it begins. */
  gate: Promise<void> = Promise.resolve();
  advanceFails: Error | null = null;
  readonly deliveries: { accountId: string; seq: number }[] = [];
  readonly asks: Ask[] = [];
  private readonly lives = new Map<string, Life>();
  private readonly store: Store;
  private readonly bank: Gateway;
  private readonly now: () => Instant;

  constructor(store: Store, bank: Gateway, now: () => Instant) {
    this.store = store;
    this.bank = bank;
    this.now = now;
  }

  async ping(): Promise<void> {
    if (this.away) throw new EngineUnavailable('away');
  }

  async deliver(accountId: string, seq: number): Promise<void> {
    await this.ping();
    this.deliveries.push({ accountId, seq });
    const life = await this.lifeOf(accountId);
    for (const { seq: next, fact, actor } of await this.store.factsAfter(accountId, life.appliedSeq, 1_000)) {
      if (next <= life.appliedSeq) continue;
      life.appliedSeq = next;
      this.happen(life, fact, actor);
    }
    await life.recorded;
  }

  async ask(accountId: string, { id, request, actor }: Ask): Promise<Answer> {
    await this.ping();
    this.asks.push({ id, request, actor });
    const life = await this.lifeOf(accountId);
    const before = life.answers.get(id);
    if (before !== undefined) return before;
    const refusal = accountChart.refusal(life.state, request, this.nowOf(life));
    if (refusal === null) this.happen(life, request, actor);
    const answer: Answer = refusal === null ? { ok: true, version: life.state?.version ?? 0 } : { ok: false, refusal };
    life.answers.set(id, answer);
    await life.recorded;
    return answer;
  }

  async look(accountId: string): Promise<Look | null> {
    await this.ping();
    const { state } = await this.lifeOf(accountId);
    return state === null ? null : { frozen: JSON.parse(JSON.stringify(accountChart.freeze(state))), inFlight: [] };
  }

  async advance(accountId: string, target: Instant): Promise<void> {
    await this.gate;
    if (this.advanceFails !== null) throw this.advanceFails;
    const life = await this.lifeOf(accountId);
    for (;;) {
      await this.settled(accountId);
      const due = life.state === null ? undefined : agendaOf(life.state)[0];
      if (due === undefined || due.at > target) break;
      life.skewMs = Math.max(life.skewMs, epochMs(due.at) - epochMs(this.now()));
      this.happen(life, { type: 'DEADLINE_REACHED', kind: due.kind, id: due.id, dueAt: due.at }, SYSTEM);
    }
    life.skewMs = Math.max(life.skewMs, epochMs(target) - epochMs(this.now()));
    await life.recorded;
    await this.store.setSkew(accountId, life.skewMs);
  }

  /** Until no effect is in flight, and every step is recorded. */
  async settled(accountId: string): Promise<void> {
    const life = await this.lifeOf(accountId);
    while (life.inFlight.size > 0) await Promise.all(life.inFlight);
    await life.recorded;
  }

  async allSettled(): Promise<void> {
    for (const accountId of this.lives.keys()) await this.settled(accountId);
  }

  private async lifeOf(accountId: string): Promise<Life> {
    const row = await this.store.accountById(accountId);
    const life = this.lives.get(accountId) ?? { state: null, appliedSeq: 0, skewMs: row?.clockOffsetMs ?? 0, answers: new Map(), recorded: Promise.resolve(), inFlight: new Set() };
    this.lives.set(accountId, life);
    return life;
  }

  /** Time never goes back. */
  private nowOf(life: Life): Instant {
    const now = instantFromMs(epochMs(this.now()) + life.skewMs);
    const last = life.state?.snapshot.context.now ?? now;
    return last > now ? last : now;
  }

  /** As in the workflow, nobody waits for an effect: its outcome is the next event. */
  private happen(life: Life, what: What, actor: Actor): void {
    const { state, effects } = accountChart.step(life.state, { ...what, at: this.nowOf(life), actor } as ChartEvent);
    life.state = state;
    for (const effect of effects) {
      if (effect.type === 'recordStep') {
        const record = { ...effect.params, appliedSeq: life.appliedSeq, skewMs: life.skewMs };
        life.recorded = life.recorded.then(() => this.store.recordStep(record));
      } else {
        const done = this.perform(effect).then((outcome) => this.happen(life, outcome, SYSTEM));
        const forgotten = done.finally(() => life.inFlight.delete(forgotten));
        life.inFlight.add(forgotten);
      }
    }
  }

  private async perform(effect: Exclude<Effect, { type: 'recordStep' }>): Promise<Outcome> {
    switch (effect.type) {
      case 'chargeBalance': {
        const { attemptId, ...order } = effect.params;
        const attempt = await this.store.freezeAttempt({ ...order, id: attemptId });
        if (attempt === 'stale') return { type: 'CHARGE_STALE', attemptId };
        if ('stopped' in attempt) return { type: 'CHARGE_HELD', attemptId, why: attempt.stopped };
        const method = await this.store.methodById(order.methodId);
        const settle = { attemptId, declineCode: null, providerRef: null, at: order.at, found: false };
        try {
          const answer = await this.bank.charge({ ...order, token: method?.token ?? '', currency: 'MXN' });
          return await this.store.settleAttempt({ ...settle, ...answer });
        } catch (error) {
          if (error instanceof OutcomeUnknown) return this.store.settleAttempt({ ...settle, outcome: 'unknown' });
          throw error;
        }
      }
      case 'lookUpCharge':
        return { type: 'LOOKUP_NOT_FOUND', attemptId: effect.params.attemptId };
      case 'sendEmail': {
        const { mail } = effect.params;
        const why = await this.store.stopOf('mails');
        if (why !== null) return { type: 'EMAIL_HELD', key: mail.key, template: mail.topic.template, why, mail };
        const email = await this.store.keepEmail({ id: `eml_${mail.key.replaceAll(/[^A-Za-z0-9]/g, '-')}`, accountId: mail.accountId, key: mail.key, at: mail.at, template: mail.topic.template, locale: mail.locale, to: mail.to, subject: mail.topic.template, html: '<p>…</p>', text: '…' });
        await this.store.emailSent(mail.key, null);
        return { type: 'EMAIL_SENT', key: mail.key, template: mail.topic.template, emailId: email.id, to: mail.to, subject: email.subject };
      }
      case 'clearDeactivation': {
        const { clearanceId } = effect.params;
        const said = await this.store.decideClearance({ ...effect.params, key: effect.key }, (facts) => clearance(facts, effect.params));
        return said.cleared ? { type: 'DEACTIVATION_CLEARED', clearanceId } : { type: 'DEACTIVATION_HELD', clearanceId, why: said.why, because: said.because };
      }
      case 'applyCredit':
        return this.store.applyCredit({ ...effect.params, key: effect.key });
      case 'deactivateService':
      case 'reactivateService': {
        const verb = effect.type === 'deactivateService' ? 'deactivate' : 'reactivate';
        await this.store.switchService({ key: effect.key, accountId: effect.params.accountId, verb, version: effect.params.version, at: effect.params.at });
        return { type: 'SERVICE_DONE', key: effect.key, verb };
      }
    }
  }
}
