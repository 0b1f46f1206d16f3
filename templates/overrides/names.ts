import Handlebars from 'handlebars';
import type { Company } from '../../company/company.ts';
import { LANGUAGES } from '../../domain/messages/language.ts';
import type { MailTemplate } from '../../domain/messages/mail.ts';
import { engineFor } from '../handlebars.ts';
import { frameOf } from '../render.ts';
import { sampleMail, sampleTopic, SAMPLE_TOPICS } from '../samples.ts';
import { SHIPPED } from '../sources.ts';
import { MAIL_TEMPLATES, TONES } from '../tones.ts';
import { localeFile, type Overrides } from './read.ts';
import type { OverrideProblem } from './problem.ts';

/** A text of an override, and the mail that it belongs to; null: every mail's. */
interface Text {
  file: string;
  /** Of a sentence. */
  key: string | null;
  source: string;
  template: MailTemplate | null;
}

/**
 * Names that there are not, in texts that can be read, and texts that can't: variables, sentences, parts, colours. A
 * sample mail takes one branch of a condition, and what stands in the other would be found out by a customer's mail.
 */
export const nameProblems = (overrides: Overrides, company: Company): OverrideProblem[] =>
  textsOf(overrides).flatMap((text) =>
    problemsIn(text, company).map((message) => ({
      file: text.file,
      message: text.key === null ? message : `${text.key} ${message}`,
    })),
  );

const textsOf = ({ files, sentences }: Overrides): Text[] => [
  ...[...files].map(([file, source]) => ({
    file,
    key: null,
    source,
    template: MAIL_TEMPLATES.find((template) => file === `mails/${template}.mjml`) ?? null,
  })),
  ...LANGUAGES.flatMap((language) =>
    [...sentences[language]].map(([key, source]) => ({
      file: localeFile(language),
      key,
      source,
      template: MAIL_TEMPLATES.find((template) => key.startsWith(`${template}.`)) ?? null,
    })),
  ),
];

/** What a layout must have room for: without it a mail would lose a topic, or how to pay. */
const PLACES = ['content', 'also', 'pay'];

function problemsIn(text: Text, company: Company): string[] {
  const { source, file, key } = text;
  if (source.trim() === '') return ['must not be empty'];
  if (key !== null && /\.(subject|preheader|eyebrow|title|button)$/.test(key) && /[<>]/.test(source))
    return ['must have no markup: none is read there'];
  const colours = { ...TONES.calm, ...company.colours };
  const found = [...source.matchAll(/\[\[(\w*)\]\]/g)]
    .filter(([, name = '']) => !Object.hasOwn(colours, name))
    .map(([hole]) => `has ${hole}, which is no colour: there are ${Object.keys(colours).join(', ')}`);
  if (file === 'layout.mjml')
    found.push(...PLACES.filter((place) => !source.includes(`{{> ${place}}}`)).map((place) => `lacks {{> ${place}}}`));
  try {
    const reader = new Reader(text, company);
    reader.accept(Handlebars.parse(source));
    return [...new Set([...found, ...reader.found])];
  } catch (error) {
    return [...found, `can not be read: ${(error as Error).message.replaceAll(/\s*\n\s*/g, ' ')}`];
  }
}

/** Names that a loop gives. */
const OF_LOOPS = ['index', 'key', 'first', 'last', 'root', 'partial-block'];

const CALLS = engineFor(SHIPPED).calls;

const SOME_BANK: Company['bank'] = {
  accountName: '',
  name: '',
  accountNumber: null,
  clabe: null,
  iban: null,
  swift: null,
  plaza: null,
  organisation: null,
  retired: [],
};

/** Walks through a text, and notes each name that isn't there. */
class Reader extends Handlebars.Visitor {
  readonly found: string[] = [];
  private readonly template: MailTemplate | null;
  private readonly frame: Record<string, unknown>;
  private readonly variables: Set<string>;

  constructor({ template, key, file }: Text, company: Company) {
    super();
    this.template = template;
    // Whoever takes no transfers may still speak of those of others, under a condition.
    const known = { ...company, bank: company.bank ?? SOME_BANK };
    this.frame = { ...frameOf(sampleMail(sampleTopic('last-notice')), known), subject: '' };
    const topics = SAMPLE_TOPICS.filter((topic) => template === null || topic.template === template);
    this.variables = new Set(topics.flatMap(({ data }) => namesIn(data)));
    // Parts may stand in a loop of the frame, and are given a label and a value.
    if (key === null || template === null) for (const name of namesIn(this.frame.pay)) this.variables.add(name);
    if (file.startsWith('parts/')) for (const name of ['label', 'value']) this.variables.add(name);
  }

  override MustacheStatement(statement: hbs.AST.MustacheStatement): void {
    this.calling(statement);
  }
  override SubExpression(expression: hbs.AST.SubExpression): void {
    this.calling(expression);
  }
  override BlockStatement(block: hbs.AST.BlockStatement): void {
    this.calling(block);
    for (const name of block.program.blockParams ?? []) this.variables.add(name);
    this.accept(block.program);
    if (block.inverse) this.accept(block.inverse);
  }

  override PathExpression({ data, parts, original }: hbs.AST.PathExpression): void {
    const [head = '', ...rest] = parts as string[];
    if (!data) {
      const unknown = (parts as string[]).find((part) => !this.variables.has(part) && part !== 'length');
      if (unknown !== undefined) this.note(original, [...this.variables]);
    } else if (!OF_LOOPS.includes(head)) {
      const known = { ...this.frame };
      if (!Object.hasOwn(known, head))
        this.note(
          original,
          Object.keys(known).map((name) => `@${name}`),
        );
      else if (!isIn(known[head], rest)) this.note(original, namesIn(known[head]));
    }
  }

  override PartialStatement(partial: hbs.AST.PartialStatement): void {
    this.piece(partial);
  }
  override PartialBlockStatement(partial: hbs.AST.PartialBlockStatement): void {
    this.piece(partial);
    this.accept(partial.program);
  }

  private piece({ name, params, hash }: hbs.AST.PartialStatement | hbs.AST.PartialBlockStatement): void {
    const part = (name as hbs.AST.PathExpression).original;
    const places = [...PLACES, '@partial-block'];
    if (!places.includes(part) && !['mjml', 'hbs'].some((kind) => SHIPPED.files.has(`parts/${part}.${kind}`)))
      this.found.push(`has {{> ${part}}}, and there is no such part`);
    for (const param of params) this.accept(param);
    for (const pair of hash?.pairs ?? []) this.accept(pair.value);
  }

  /** `{{name}}` is a variable unless it is called with something. */
  private calling({
    path,
    params,
    hash,
  }: hbs.AST.MustacheStatement | hbs.AST.SubExpression | hbs.AST.BlockStatement): void {
    const { original } = path as hbs.AST.PathExpression;
    if (!CALLS.has(original)) {
      if (params.length === 0) this.accept(path);
      else this.found.push(`calls ${original}, which there is not: ${[...CALLS].join(', ')}`);
    }
    const [first] = params;
    if ((original === 't' || original === 'oneOf') && first?.type === 'StringLiteral')
      this.sentence((first as hbs.AST.StringLiteral).value, original === 'oneOf');
    for (const param of params) this.accept(param);
    for (const pair of hash?.pairs ?? []) this.accept(pair.value);
  }

  private sentence(key: string, isSet: boolean): void {
    const keys = [...SHIPPED.catalogues['es-MX'].keys()];
    const wanted = key.startsWith('.')
      ? (this.template === null ? MAIL_TEMPLATES : [this.template]).map((template) => template + key)
      : [key];
    if (!wanted.some((one) => keys.some((known) => (isSet ? known.startsWith(`${one}.`) : known === one))))
      this.found.push(`says "${key}", and there is no such sentence`);
  }

  private note(variable: string, known: string[]): void {
    this.found.push(`has ${variable}, which the mail does not know: there are ${[...new Set(known)].join(', ')}`);
  }
}

/** The names of all fields, at any depth. */
const namesIn = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.flatMap(namesIn)
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, one]) => [name, ...namesIn(one)])
      : [];

const isIn = (value: unknown, [name, ...rest]: string[]): boolean =>
  name === undefined ||
  (Array.isArray(value) && name === 'length') ||
  (typeof value === 'object' &&
    value !== null &&
    Object.hasOwn(value, name) &&
    isIn((value as Record<string, unknown>)[name], rest));
