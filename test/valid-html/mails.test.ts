import { describe, expect, test } from '@jest/globals';
import { HtmlValidate } from 'html-validate';
import { seedCompany } from '../../company/seed.ts';
import { TONGUES } from '../../domain/messages/language.ts';
import { mailRenderer } from '../../templates/render.ts';
import { READERS, SAMPLE_CASES } from '../../templates/sample-mails.ts';

const checker = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Mail readers want what pages left behind: Outlook's comments, styles in place, attributes in the place of styles.
    'no-conditional-comment': 'off',
    'no-inline-style': 'off',
    'no-deprecated-attr': 'off',
    'prefer-native-element': 'off',
    // As MJML writes it.
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    // A subject may be longer than a page's title, and a telephone number may break.
    'long-title': 'off',
    'tel-non-breaking': 'off',
  },
});
const render = mailRenderer(seedCompany());

describe.each(TONGUES)('in %s', (locale) => {
  test('every mail is valid HTML', async () => {
    for (const one of SAMPLE_CASES) {
      const { html } = await render(one.write(locale, READERS[locale]));
      const { results } = await checker.validateString(html);
      const found = results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, line }) => `${ruleId}: ${message} in ${html.split('\n')[line - 1]}`),
      );
      expect([one.name, found]).toEqual([one.name, []]);
    }
  });
});
