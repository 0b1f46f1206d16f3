import Handlebars from 'handlebars';
import type { Tongue } from '../domain/messages/language.ts';
import type { Day, Instant } from '../domain/time/time.ts';
import type { Catalogue } from './catalogue.ts';
import type { Sources } from './sources.ts';
import type { Voice } from './voice.ts';

/** What every mail's template can reach as `@voice`, `@template`, `@company`, …, however deep it is in a loop. */
export interface Frame {
  voice: Voice;
  template: string;
  /** A subject: nothing is escaped. */
  plain?: boolean;
  [name: string]: unknown;
}

export type Compiled = (context: unknown, frame: Frame) => string;
type Options = Handlebars.HelperOptions & { data: Frame };
type Say = (key: string, context: unknown, frame: Frame) => string;

export interface Engine {
  compileHtml(source: string): Compiled;
  /** A sentence without markup, on one line: a subject. */
  sayPlain: Say;
  /** A sentence without markup, with the blanks that don't break: on paper. */
  sayPrinted: Say;
  /** Every name that a template may call: `money`, `if`, … */
  calls: ReadonlySet<string>;
}

/** A sentence that can't be said as it is written. */
export class BadSentence extends Error {
  override name = 'BadSentence';
  readonly key: string;
  constructor(key: string, language: Tongue, cause: unknown) {
    super(`${key} in ${language}: ${(cause as Error).message}`, { cause });
    this.key = key;
  }
}

/** A mail must not go out with a hole: a variable or a sentence that isn't there throws. */
function given<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new TypeError(`A mail's template lacks ${what}`);
  return value;
}

/** Handlebars with these sentences and pieces in it, and no other's. */
export function engineFor({ files, catalogues }: Sources): Engine {
  const engine = Handlebars.create();
  const compile = (source: string, noEscape = false): Compiled => {
    const run = engine.compile(source, { strict: true, noEscape });
    return (context, frame) => run(context, { data: frame });
  };
  for (const [path, source] of files) {
    const name = /^parts\/(.+)\.hbs$/.exec(path)?.[1];
    if (name !== undefined) engine.registerPartial(name, source.trim());
  }

  /** Every sentence twice: for html, where what is put in is escaped, and for a subject line, where it isn't. */
  const sentences = (noEscape: boolean): Map<string, Map<string, Compiled>> =>
    new Map(
      Object.entries(catalogues).map(([tongue, catalogue]) => [
        tongue,
        compileAll(catalogue, (source) => compile(source, noEscape)),
      ]),
    );
  const inHtml = sentences(false);
  const inPlain = sentences(true);
  const say: Say = (key, context, frame) => {
    const { tongue } = frame.voice;
    const full = key.startsWith('.') ? frame.template + key : key;
    const table = frame.plain === true ? inPlain : inHtml;
    const sentence = given(table.get(tongue)?.get(full), `the sentence ${full} in ${tongue}`);
    try {
      return sentence(context, frame);
    } catch (error) {
      // The innermost is to blame.
      throw error instanceof BadSentence ? error : new BadSentence(full, tongue, error);
    }
  };

  sentenceCalls(engine, say);
  valueCalls(engine);
  strictConditions(engine);
  return {
    compileHtml: (source) => compile(source),
    sayPlain: (key, context, frame) =>
      say(key, context, { ...frame, plain: true })
        .replaceAll(/\s+/g, ' ')
        .trim(),
    sayPrinted: (key, context, frame) => say(key, context, { ...frame, plain: true }),
    calls: new Set(Object.keys(engine.helpers)),
  };
}

const compileAll = (catalogue: Catalogue, compile: (source: string) => Compiled): Map<string, Compiled> =>
  new Map([...catalogue].map(([key, source]) => [key, compile(source)]));

type Handlebar = ReturnType<typeof Handlebars.create>;

const html = (text: string): Handlebars.SafeString => new Handlebars.SafeString(text);
const call = (engine: Handlebar, name: string, run: (value: never, options: Options) => unknown): void =>
  engine.registerHelper(name, function (this: unknown, ...args: unknown[]) {
    const options = args.pop() as Options;
    return run.call(this, given(args[0], `what ${name} is to show`) as never, options);
  });

function sentenceCalls(engine: Handlebar, say: Say): void {
  /** `{{t "common.greeting"}}`; a leading dot is the mail's own: `{{t ".intro"}}`. */
  engine.registerHelper('t', function (this: unknown, key: string, options: Options) {
    return html(say(given(key, 'a key'), this, options.data));
  });
  /** Another topic, in a sentence or two of its own. */
  call(engine, 'also', (topic: { template: string; data: unknown }, { data }) =>
    html(say('.also', topic.data, { ...data, template: topic.template })),
  );
  /** A sentence of a closed set: `{{oneOf "common.reason" reason}}`. */
  engine.registerHelper('oneOf', function (this: unknown, key: string, member: string, options: Options) {
    return html(say(`${key}.${given(member, key)}`, this, options.data));
  });
}

const BRANDS: Record<string, string> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'American Express',
  discover: 'Discover',
  carnet: 'Carnet',
  elo: 'Elo',
  hipercard: 'Hipercard',
};

function valueCalls(engine: Handlebar): void {
  const value = (name: string, run: (value: never, options: Options) => unknown): void => call(engine, name, run);
  value('money', (minor: number, { data }) => data.voice.money(minor));
  /** The same, in sentences that companies have written before every amount said whose dollars it is in. */
  value('total', (minor: number, { data }) => data.voice.money(minor));
  value('day', (day: Day, { data }) => data.voice.day(day));
  value('date', (day: Day, { data }) => data.voice.date(day));
  value('short', (day: Day, { data }) => data.voice.short(day));
  value('instant', (instant: Instant, { data }) => data.voice.instant(instant));
  value('numbers', (invoices: { number: string }[], { data }) =>
    data.voice.list(invoices.map((invoice) => invoice.number)),
  );
  value('list', (items: string[], { data }) => data.voice.list(items));
  value('positive', (amount: number) => amount > 0);
  /** A first word of what nobody has tried to charge. */
  engine.registerHelper(
    'overlooked',
    (rung: number, tried: boolean) => given(rung, 'a rung') <= 1 && !given(tried, 'a try'),
  );
  engine.registerHelper('is', (value: unknown, member: unknown) => given(value, 'what is asks for') === member);
  engine.registerHelper(
    'differs',
    (one: number, other: number) => given(one, 'an amount') !== given(other, 'an amount'),
  );
  value('several', (items: unknown[]) => items.length > 1);
  value('capital', (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1));
  /** A long number as it is read out: `ES91 2100 0418 …`. */
  value('fours', (text: string) => text.replaceAll(/.{4}(?=.)/g, '$& '));
  /** A telephone number as it is dialled; + is the country's. */
  value('digits', (text: string) => text.replaceAll(/[^\d+]/g, ''));
  value('brand', (brand: string) => BRANDS[brand] ?? brand);
  engine.registerHelper('plural', (count: number, one: string, other: string, { data }: Options) =>
    data.voice.isOne(given(count, 'a count')) ? one : other,
  );
}

/** Handlebars' own conditions take a missing variable for false, even when strict. */
function strictConditions(engine: Handlebar): void {
  for (const name of ['if', 'unless', 'each', 'with']) {
    const original = engine.helpers[name] as (this: unknown, ...args: unknown[]) => unknown;
    engine.registerHelper(name, function (this: unknown, ...args: unknown[]) {
      given(args[0], `what #${name} asks for`);
      return original.apply(this, args);
    });
  }
}
