import { compile } from 'html-to-text';

/** What the service's answer shows, told by the parts of its page (docs/decisions/014-what-the-cep-service-says.md). */
export type Page =
  /** There is a CEP, to be fetched with the same session. */
  | { is: 'cep' }
  /** No CEP, and how the payment stands: `Estado del pago en Banxico`, as it is written there. */
  | { is: 'state'; state: string; trackingKey: string; amount: string }
  | { is: 'notFound' }
  /** It wants a person, or wants us to stop. */
  | { is: 'tooMany' }
  /** `shows`: what it says in large, without digits: for a log. */
  | { is: 'unknown'; shows: string };

const LINK = 'a[href="descarga.do?formato=XML"]';
const NOT_FOUND = ['operacion no encontrada', 'no se encontro ningun pago con la informacion proporcionada'];
const TOO_MANY = ['ha excedido el numero maximo de consultas', 'la imagen de seguridad no fue ingresada correctamente'];
const CELL = '\u001f';
const ROW = '\u001e';
const MOST_SHOWN = 120;

/**
 * A page that shows a payment explains every state below it, "No encontrado" among them, and has parts of an older one
 * in comments: so nothing is looked for in its whole text. One that shows two payments, or says two things, is unknown.
 */
export function pageOf(html: string): Page {
  const notices = plain(textOf(html, ['div.info', 'h1']));
  if (TOO_MANY.some((text) => notices.includes(text))) return { is: 'tooMany' };
  const said: Page[] = [
    ...(textOf(html, [LINK]) === '' ? [] : [{ is: 'cep' } as const]),
    ...(NOT_FOUND.some((text) => notices.includes(text)) ? [{ is: 'notFound' } as const] : []),
    ...paymentsOn(html),
  ];
  const [only] = said;
  return only !== undefined && said.length === 1 ? only : { is: 'unknown', shows: shownBy(html) };
}

function paymentsOn(html: string): Page[] {
  const rows = rowsOf(html);
  const cell = (label: string): string => rows.find(([one]) => one === label)?.[1] ?? '';
  return rows
    .filter(([label]) => label === 'estado del pago en banxico')
    .map(([, state]) => ({
      is: 'state',
      state: plain(state),
      trackingKey: cell('clave de rastreo'),
      amount: cell('monto'),
    }));
}

/** Of its title and headings: a table has what is a customer's. */
const shownBy = (html: string): string =>
  textOf(html, ['title', 'h1', 'h2', 'div.info']).replaceAll(/\d/g, '#').slice(0, MOST_SHOWN);

/** Label and value of each row that has two cells. */
function rowsOf(html: string): [label: string, value: string][] {
  return convert(html, ['tr'])
    .split(ROW)
    .map((row) => row.split(CELL).map((cell) => cell.replaceAll(/\s+/g, ' ').trim()))
    .flatMap(([label = '', value = '', ...more]) =>
      more.join('') === '' && label !== '' ? [[plain(label), value]] : [],
    );
}

const textOf = (html: string, selectors: string[]): string => convert(html, selectors).replaceAll(/\s+/g, ' ').trim();

/** Small letters without accents. */
const plain = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/\s+/g, ' ').trim().toLowerCase();

const convert = (html: string, selectors: string[]): string =>
  compile({
    wordwrap: false,
    baseElements: { selectors, returnDomByDefault: false },
    formatters: {
      cell: (element, walk, builder) => {
        walk(element.children, builder);
        builder.addLiteral(CELL);
      },
      row: (element, walk, builder) => {
        walk(element.children, builder);
        builder.addLiteral(ROW);
      },
    },
    selectors: [
      { selector: 'h1', options: { uppercase: false } },
      { selector: 'h2', options: { uppercase: false } },
      { selector: 'a', options: { ignoreHref: true } },
      { selector: 'tr', format: 'row' },
      { selector: 'td', format: 'cell' },
    ],
  })(html);
