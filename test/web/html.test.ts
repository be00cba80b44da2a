import { html } from '../../src/web/html';

describe('html', () => {
  it('shows a value as text, in content and in attributes', () => {
    const value = `<img src=x onerror="alert('1')"> & more`;
    const shown = '&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; more';
    expect(html`<p title="${value}">${value}</p>`.markup).toBe(`<p title="${shown}">${shown}</p>`);
  });

  it('takes nested markup, lists and numbers as they are', () => {
    const items = ['<a>', 'b'].map(item => html`<li>${item}</li>`);
    expect(html`<ul>${items}</ul>${3}`.markup).toBe('<ul><li>&lt;a&gt;</li><li>b</li></ul>3');
  });

  it('leaves out what is not there', () => {
    expect(html`[${false}${undefined}${''}]`.markup).toBe('[]');
  });

  it('marks control characters, but keeps line breaks and tabs', () => {
    expect(html`${'a\u0000b\u0085c\n\td'}`.markup).toBe('a\uFFFDb\uFFFDc\n\td');
  });

  it('keeps emoji and right-to-left text', () => {
    expect(html`${'👩‍💻 שלום'}`.markup).toBe('👩‍💻 שלום');
  });
});
