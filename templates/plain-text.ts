import { compile } from 'html-to-text';

const convert = compile({
  wordwrap: 78,
  selectors: [
    { selector: '.preheader', format: 'skip' },
    { selector: '.ornament', format: 'skip' },
    { selector: 'p.item', format: 'paragraph', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'a[href^="tel:"]', format: 'anchor', options: { ignoreHref: true } },
    {
      selector: 'table.facts',
      format: 'dataTable',
      options: { colSpacing: 2, rowSpacing: 0, maxColumnWidth: 46, uppercaseHeaderCells: false },
    },
    {
      selector: 'table.data',
      format: 'dataTable',
      options: { colSpacing: 3, rowSpacing: 0, maxColumnWidth: 46, uppercaseHeaderCells: false },
    },
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true, noAnchorUrl: true } },
    { selector: 'h1', options: { uppercase: false } },
    { selector: 'h2', options: { uppercase: true, leadingLineBreaks: 3 } },
  ],
});

/**
 * The same mail for readers without html: what is read is taken from the html, so the two can't say different things.
 */
export const plainText = (html: string): string =>
  `${convert(html)
    .replaceAll(/[ \u00a0\u200c]+$/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()}\n`;
