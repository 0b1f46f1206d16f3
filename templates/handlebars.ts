import Handlebars from 'handlebars';
import type { Day, Instant } from '../domain/time/time.ts';
import { type Catalogue, CATALOGUES, LANGUAGES, type Language } from './catalogue.ts';
import type { Voice } from './voice.ts';

/** What every mail's template can reach as `@voice`, `@template`, `@company`, …, however deep it is in a loop. */
export interface Frame {
  voice: Voice;
  template: string /** a subject: nothing is escaped */;
  plain?: boolean;
  [name: string]: unknown;
}

type Compiled = (context: unknown, frame: Frame) => string;
type Options = Handlebars.HelperOptions & { data: Frame };

/** A mail must not go out with a hole: a variable or a sentence that isn't there throws. */
function given<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new TypeError(`A mail's template lacks ${what}`);
  return value;
}

const engine = Handlebars.create();
const compile = (source: string, noEscape = false): Compiled => {
  const run = engine.compile(source, { strict: true, noEscape });
  return (context, frame) => run(context, { data: frame });
};

export const compileHtml = (source: string): Compiled => compile(source);
export const registerPiece = (name: string, source: string): void => engine.registerPartial(name, source);

/** Every sentence twice: for html, where what is put in is escaped, and for a subject line, where it isn't. */
const sentences = (escaped: boolean): Record<Language, Map<string, Compiled>> =>
  Object.fromEntries(LANGUAGES.map((language) => [language, compileAll(CATALOGUES[language], !escaped)])) as Record<
    Language,
    Map<string, Compiled>
  >;
const compileAll = (catalogue: Catalogue, noEscape: boolean): Map<string, Compiled> =>
  new Map([...catalogue].map(([key, source]) => [key, compile(source, noEscape)]));
const inHtml = sentences(true);
const inPlain = sentences(false);

function say(key: string, context: unknown, frame: Frame): string {
  const table = frame.plain === true ? inPlain : inHtml;
  const full = key.startsWith('.') ? frame.template + key : key;
  return given(table[frame.voice.language].get(full), `the sentence ${full} in ${frame.voice.language}`)(
    context,
    frame,
  );
}

/** A sentence without markup, on one line: a subject. */
export const sayPlain = (key: string, context: unknown, frame: Frame): string =>
  say(key, context, { ...frame, plain: true })
    .replaceAll(/\s+/g, ' ')
    .trim();

const html = (text: string): Handlebars.SafeString => new Handlebars.SafeString(text);
const helper = (name: string, run: (value: never, options: Options) => unknown): void =>
  engine.registerHelper(name, function (this: unknown, ...args: unknown[]) {
    const options = args.pop() as Options;
    return run.call(this, given(args[0], `what ${name} is to show`) as never, options);
  });

/** `{{t "common.greeting"}}`; a leading dot is the mail's own: `{{t ".intro"}}`. */
engine.registerHelper('t', function (this: unknown, key: string, options: Options) {
  return html(say(given(key, 'a key'), this, options.data));
});
/** Another topic, in a sentence or two of its own. */
helper('also', (topic: { template: string; data: unknown }, { data }) =>
  html(say('.also', topic.data, { ...data, template: topic.template })),
);
/** A sentence of a closed set: `{{oneOf "common.reason" reason}}`. */
engine.registerHelper('oneOf', function (this: unknown, key: string, member: string, options: Options) {
  return html(say(`${key}.${given(member, key)}`, this, options.data));
});

helper('money', (minor: number, { data }) => data.voice.money(minor));
/** With the currency's code, where `$` alone could be any dollar: `$1,160.00 MXN`. */
helper('total', (minor: number, { data }) => `${data.voice.money(minor)} ${data.voice.currency}`);
helper('day', (day: Day, { data }) => data.voice.day(day));
helper('date', (day: Day, { data }) => data.voice.date(day));
helper('short', (day: Day, { data }) => data.voice.short(day));
helper('instant', (instant: Instant, { data }) => data.voice.instant(instant));
helper('numbers', (invoices: { number: string }[], { data }) =>
  data.voice.list(invoices.map((invoice) => invoice.number)),
);
helper('list', (items: string[], { data }) => data.voice.list(items));
helper('positive', (value: number) => value > 0);
helper('first', (rung: number) => rung <= 1);
helper('several', (items: unknown[]) => items.length > 1);
helper('capital', (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1));
helper('digits', (text: string) => text.replaceAll(/\D/g, ''));
engine.registerHelper('plural', (count: number, one: string, other: string, { data }: Options) =>
  data.voice.isOne(given(count, 'a count')) ? one : other,
);

const BRANDS: Record<string, string> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'American Express',
  discover: 'Discover',
};
helper('brand', (brand: string) => BRANDS[brand] ?? brand);

// Handlebars' own conditions take a missing variable for false, even when strict.
for (const name of ['if', 'unless', 'each', 'with']) {
  const original = engine.helpers[name] as (this: unknown, ...args: unknown[]) => unknown;
  engine.registerHelper(name, function (this: unknown, ...args: unknown[]) {
    given(args[0], `what #${name} asks for`);
    return original.apply(this, args);
  });
}
