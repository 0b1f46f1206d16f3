import mjml from 'mjml';
import type { Company } from '../company/company.ts';
import type { MailTemplate } from '../domain/messages/mail.ts';
import type { Compiled, Engine } from './handlebars.ts';
import type { Sources } from './sources.ts';
import { TONE_OF, TONES } from './tones.ts';

/**
 * Templates of one company, compiled when first asked for: MJML once (it doesn't mind Handlebars' holes in text), then
 * Handlebars. Colours are put in before MJML, which wants real ones.
 */
export function assembler(
  { files }: Sources,
  engine: Engine,
  colours: Company['colours'],
): (template: MailTemplate) => Promise<Compiled> {
  const assembled = new Map<MailTemplate, Promise<Compiled>>();
  return (template) => {
    let render = assembled.get(template);
    if (render === undefined) {
      render = build(template, files, colours).then(engine.compileHtml);
      assembled.set(template, render);
    }
    return render;
  };
}

async function build(template: MailTemplate, files: Sources['files'], colours: Company['colours']): Promise<string> {
  const layout = files.get('layout.mjml') ?? '';
  const source = layout.replace('{{> content}}', () => files.get(`mails/${template}.mjml`) ?? '');
  const dyed = dye(dye(withParts(source, files), { ...TONES[TONE_OF[template]] }), { ...colours });
  // MJML would fetch a font from elsewhere, and so tell somebody who reads which mail.
  return (await mjml(dyed, { validationLevel: 'strict', keepComments: false, fonts: {} })).html;
}

/** How deep parts may stand in parts: no company needs more, and one that stands in itself has no end. */
const MOST_DEPTH = 10;

/** `parts/*.mjml` are put in before MJML, `parts/*.hbs` (html only) by Handlebars. */
const withParts = (source: string, files: Sources['files'], depth = 0): string =>
  source.replaceAll(/\{\{> ([a-z-]+)\}\}/g, (hole, name: string) => {
    const part = files.get(`parts/${name}.mjml`);
    if (part === undefined) return hole;
    if (depth === MOST_DEPTH) throw new RangeError(`parts/${name}.mjml stands in itself`);
    return withParts(part, files, depth + 1);
  });

/** `[[accent]]` → `#2b3fd1`. */
const dye = (source: string, colours: Record<string, string>): string =>
  source.replaceAll(/\[\[(\w+)\]\]/g, (hole, name: string) => colours[name] ?? hole);
