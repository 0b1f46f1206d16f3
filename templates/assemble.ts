import { readdirSync, readFileSync } from 'node:fs';
import mjml from 'mjml';
import type { MailTemplate } from '../domain/messages/mail.ts';
import type { Company } from './company.ts';
import { compileHtml, registerPiece } from './handlebars.ts';
import { TONE_OF, TONES } from './tones.ts';

const read = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8');

/** `parts/*.mjml` are put in before MJML, `parts/*.hbs` (html only) by Handlebars. */
const parts = readdirSync(new URL('./parts/', import.meta.url));
const mjmlParts = new Map(
  parts.filter((file) => file.endsWith('.mjml')).map((file) => [file.replace('.mjml', ''), read(`./parts/${file}`)]),
);
for (const file of parts.filter((one) => one.endsWith('.hbs')))
  registerPiece(file.replace('.hbs', ''), read(`./parts/${file}`).trim());

const withParts = (source: string): string =>
  source.replaceAll(/\{\{> ([a-z-]+)\}\}/g, (hole, name: string) => {
    const part = mjmlParts.get(name);
    return part === undefined ? hole : withParts(part);
  });

type Render = ReturnType<typeof compileHtml>;
const assembled = new Map<string, Promise<Render>>();

/**
 * A template, compiled: MJML once (it doesn't mind Handlebars' holes in text), then Handlebars. Colours are put in
 * before MJML, which wants real ones; so it is once per template and company's colours.
 */
export function assemble(template: MailTemplate, colours: Company['colours']): Promise<Render> {
  const id = `${template} ${colours.accent} ${colours.onAccent}`;
  let render = assembled.get(id);
  if (render === undefined) {
    render = build(template, colours);
    assembled.set(id, render);
  }
  return render;
}

async function build(template: MailTemplate, colours: Company['colours']): Promise<Render> {
  const source = withParts(read('./layout.mjml').replace('{{> content}}', () => read(`./mails/${template}.mjml`)));
  const dyed = dye(dye(source, { ...TONES[TONE_OF[template]] }), { ...colours });
  const { html } = await mjml(dyed, { validationLevel: 'strict', keepComments: false });
  return compileHtml(html);
}

/** `[[accent]]` → `#2b3fd1`. */
const dye = (source: string, colours: Record<string, string>): string =>
  source.replaceAll(/\[\[(\w+)\]\]/g, (hole, name: string) => colours[name] ?? hole);
