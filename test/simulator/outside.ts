import { isDeepStrictEqual } from 'node:util';
import type { Mail } from '../../domain/messages/mail.ts';
import type { Instant } from '../../domain/time/time.ts';
import { TryLater } from '../../ports/failures.ts';
import { type Gateway, type GatewayCharge, OutcomeUnknown } from '../../ports/gateway/gateway.ts';
import type { SandboxBank } from '../../ports/gateway/sandbox/bank.ts';
import type { Mailer, RenderedMail } from '../../ports/mailer/mailer.ts';
import type { ServiceCall, ServiceSwitch } from '../../ports/service/service.ts';
import type { Loop } from './loop.ts';
import { Dead, type Mortal } from './mortal.ts';

export const FATES = ['notTaken', 'lost', 'slow', 'fails', 'unheard', 'unheard'] as const;
/**
 * What becomes of a call: it surely was not taken; it was, and its answer is lost; the answer comes after the caller's
 * lease; it can't be said what happened, and nothing did; it was taken, and the caller dies before he hears of it.
 */
export type Fate = (typeof FATES)[number];
export const PORTS = ['charge', 'lookUp', 'mail', 'service', 'refund'] as const;
export type Port = (typeof PORTS)[number];

const QUICK_MS = 40;
const SLOW_MS = 45_000;

/** What a carrier was handed, once for a key. */
export interface Carried {
  mail: Mail;
  at: Instant;
}

/**
 * Everybody outside: a bank with a book, a carrier that knows keys, and who switches the service. They never die, and
 * remember; what lies between them and us may do anything.
 */
export class Outside {
  readonly fates = new Map<Port, Fate[]>();
  readonly carried = new Map<string, Carried>();
  readonly handed = new Set<string>();
  /** What came again in other words, and was not carried again. */
  readonly reworded = new Set<string>();
  /** By account. */
  readonly service = new Map<string, ServiceCall>();
  readonly faults: string[] = [];
  /** How often something has gone wrong. */
  troubles = 0;
  private readonly loop: Loop;
  private readonly bank: SandboxBank;

  constructor(loop: Loop, bank: SandboxBank) {
    this.loop = loop;
    this.bank = bank;
  }

  foretell(port: Port, fate: Fate): void {
    this.fates.set(port, [...(this.fates.get(port) ?? []), fate]);
  }

  private async meet<T>(who: Mortal, port: Port, call: () => Promise<T>, unsure: () => Error): Promise<T> {
    const fate = this.fates.get(port)?.shift() ?? null;
    const { life } = who;
    const isGone = () => who.life !== life;
    if (fate !== null) this.troubles++;
    if (fate === 'notTaken') throw new TryLater('It is away', { afterMs: 2_000 });
    if (fate === 'fails') throw unsure();
    const answer = await call();
    if (fate === 'unheard') {
      who.die();
      throw new Dead(`${who.name} has died`);
    }
    await this.loop.wait(fate === 'slow' ? SLOW_MS : QUICK_MS, isGone);
    if (fate === 'lost') throw unsure();
    return answer;
  }

  /** `knowsAll` is asked before a charge. */
  gatewayOf(who: Mortal, knowsAll: (charge: GatewayCharge) => Promise<void>): Gateway {
    const { bank } = this;
    const unsure = () => new OutcomeUnknown('Nobody answered');
    const wrapped: Partial<Gateway> = {
      charge: async (charge) => {
        await knowsAll(charge);
        return this.meet(who, 'charge', () => bank.charge(charge), unsure);
      },
      lookUp: (key, at) =>
        this.meet(
          who,
          'lookUp',
          () => bank.lookUp(key, at),
          () => new Error('Nobody answered'),
        ),
      refund: (refund) => this.meet(who, 'refund', () => bank.refund(refund), unsure),
    };
    return new Proxy(bank, {
      get: (_, name) => wrapped[name as keyof Gateway] ?? bound(bank, name),
    });
  }

  mailerOf(who: Mortal, trueNow: (mail: Mail) => Promise<void>): Mailer {
    return {
      keyLifeMs: Number.POSITIVE_INFINITY,
      probe: () => Promise.resolve(),
      send: async (sent) => {
        const mail = mailIn(sent);
        // One that was handed over before goes as it was written.
        if (!this.handed.has(sent.key)) await trueNow(mail);
        const unsure = (): Error => {
          // Whoever hears nothing finishes it as it was written, since the carrier may have it.
          this.handed.add(sent.key);
          return new Error('Nobody answered');
        };
        return this.meet(who, 'mail', () => this.carry(sent.key, mail), unsure);
      },
    };
  }

  private async carry(key: string, mail: Mail): Promise<{ providerId: string }> {
    this.handed.add(key);
    const known = this.carried.get(key);
    if (known === undefined) this.carried.set(key, { mail, at: this.loop.now });
    else if (!isDeepStrictEqual(known.mail, mail)) this.reworded.add(key);
    return { providerId: `carried:${key}` };
  }

  serviceOf(who: Mortal): ServiceSwitch {
    return {
      call: (call) =>
        this.meet(
          who,
          'service',
          async () => {
            const known = this.service.get(call.accountId);
            if (known === undefined || known.version <= call.version) this.service.set(call.accountId, call);
          },
          () => new Error('Nobody answered'),
        ),
    };
  }
}

const bound = (of: object, name: string | symbol): unknown => {
  const value = Reflect.get(of, name);
  return typeof value === 'function' ? value.bind(of) : value;
};

/** A mail is put into words that can be read back. */
export const inWords = async (mail: Mail) => ({ subject: mail.topic.template, html: '-', text: JSON.stringify(mail) });
const mailIn = ({ text }: RenderedMail): Mail => JSON.parse(text) as Mail;
