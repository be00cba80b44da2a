import { mailtoAddress } from '../../src/web/mailto';

describe('a mailto address', () => {
  it('carries recipient, subject and text, with the line ends of RFC 6068', () => {
    const address = mailtoAddress({ recipient: 'a+b@c.example', subject: 'Größe & mehr?', text: 'a\nb\r\nc=100%' });
    expect(address).toBe(
      'mailto:a%2Bb@c.example?subject=Gr%C3%B6%C3%9Fe%20%26%20mehr%3F&body=a%0D%0Ab%0D%0Ac%3D100%25',
    );
  });

  it('adds no header of its own, whatever the text says', () => {
    const { searchParams } = new URL(
      mailtoAddress({ recipient: '', subject: 'x&bcc=eve@evil.example', text: '?cc=y' }),
    );
    expect([...searchParams.keys()]).toEqual(['subject', 'body']);
  });

  it('survives half a surrogate pair', () => {
    expect(mailtoAddress({ recipient: '', subject: '\ud83d', text: '' })).toBe('mailto:?subject=%EF%BF%BD&body=');
  });
});
