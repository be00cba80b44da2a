import { html } from '../../src/web/html';
import { phrase } from '../../src/web/phrase';

describe('a phrase', () => {
  const intro = (values: Record<string, string>) => phrase('en', 'pages.verification.intro', values).markup;

  it('isolates what people typed, and emphasises what the text emphasises', () => {
    expect(intro({ companyName: 'Contoso', email: 'a@b.example' })).toBe(
      '<strong><bdi>Contoso</bdi></strong> has named <strong><bdi>a@b.example</bdi></strong> as its primary contact in the Cloud Solution Provider program.',
    );
  });

  it.each(['**bold**', '{{email}}', '$t(pages.common.title)', '\uFDD00\uFDD0', '<b>'])(
    'shows %s as it was typed',
    typed => {
      const shown = typed.replace('<', '&lt;').replace('>', '&gt;');
      expect(intro({ companyName: typed, email: 'e' })).toContain(`<strong><bdi>${shown}</bdi></strong> has named`);
    },
  );

  it('takes markup as a value', () => {
    expect(phrase('de', 'pages.acceptance.until', { date: html`<time>1. April</time>` }).markup).toContain(
      'bis zum <time>1. April</time>.',
    );
  });
});
