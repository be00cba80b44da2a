import fc from 'fast-check';
import { DeskError } from '../../src/domain/errors';
import { MOST_ROWS } from '../../src/domain/user-import';
import { recordsIn } from '../../src/workflows/user-file';

const HEADER = 'First name,Last name,Display name,Email';
const read = (content: string | Uint8Array) => recordsIn(Buffer.from(content));
const anna = { firstName: 'Anna', lastName: 'Lidman', displayName: 'Anna Lidman', userPrincipalName: 'anna' };
const bare = { firstName: '', lastName: '' };

function refusal(content: string | Uint8Array) {
  try {
    read(content);
  } catch (error) {
    if (error instanceof DeskError) return { code: error.code, ...error.values };
    throw error;
  }
  return undefined;
}

describe('a CSV file', () => {
  it.each([
    ['commas', `${HEADER}\nAnna,Lidman,Anna Lidman,anna`],
    [
      'semicolons, as German Excel writes it',
      'Vorname;Nachname;Anzeigename;E-Mail\r\nAnna;Lidman;Anna Lidman;anna\r\n',
    ],
    ['tabs, as copied from a worksheet', 'First name\tLast name\tDisplay name\tEmail\nAnna\tLidman\tAnna Lidman\tanna'],
    ['old line ends', `${HEADER}\rAnna,Lidman,Anna Lidman,anna\r`],
    ['quotation marks', `"First name","Last name","Display name","Email"\n"Anna","Lidman","Anna Lidman","anna"`],
    [
      'spaces around everything',
      ` First name , Last name , Display name , Email \n Anna , Lidman , Anna  Lidman , anna `,
    ],
    [
      'other columns and another order',
      'Email,Job title,DISPLAY NAME,last-name,FirstName\nanna,CEO,Anna Lidman,Lidman,Anna',
    ],
    ['the names of Microsoft Entra', 'userPrincipalName,displayName,surname,givenName\nanna,Anna Lidman,Lidman,Anna'],
    ['a mixed header', 'Benutzername;Display name;Nachname;Given name\nanna;Anna Lidman;Lidman;Anna'],
    ['too many and too few cells', `${HEADER},Status update\nAnna,Lidman,Anna Lidman,anna`],
  ])('is read with %s', (_, content) => {
    expect(read(content)).toEqual([{ line: 2, fields: anna }]);
  });

  it.each([
    ['UTF-8', Buffer.from('Anzeigename;E-Mail\nJürgen Größe;jg')],
    ['UTF-8 with a mark', Buffer.from('\ufeffAnzeigename;E-Mail\nJürgen Größe;jg')],
    ['the Western European code page', Buffer.from('Anzeigename;E-Mail\nJürgen Größe;jg', 'latin1')],
    ['UTF-16, as Excel calls it Unicode text', Buffer.from('\ufeffAnzeigename\tE-Mail\nJürgen Größe\tjg', 'utf16le')],
    ['UTF-16, the other way round', Buffer.from('\ufeffAnzeigename;E-Mail\nJürgen Größe;jg', 'utf16le').swap16()],
  ])('is read in %s', (_, content) => {
    expect(read(content)).toEqual([
      { line: 2, fields: { ...bare, displayName: 'Jürgen Größe', userPrincipalName: 'jg' } },
    ]);
  });

  it('says on which line somebody stands', () => {
    const content = `sep=;\nDisplay name;Email\n\n"Anna";a\n;\n"Bram\nde Vries";"b""c"\nCleo`;
    expect(read(content)).toEqual([
      { line: 4, fields: { ...bare, displayName: 'Anna', userPrincipalName: 'a' } },
      { line: 7, fields: { ...bare, displayName: 'Bram de Vries', userPrincipalName: 'b"c' } },
      { line: 8, fields: { ...bare, displayName: 'Cleo', userPrincipalName: '' } },
    ]);
  });

  it.each([
    ['nothing', '', { code: 'file-empty' }],
    ['blank lines', '\n \n', { code: 'file-empty' }],
    ['a header alone', HEADER, { code: 'file-empty' }],
    ['a header and separators', `${HEADER}\n,,,\n`, { code: 'file-empty' }],
    ['no header', 'Anna,anna\nBram,bram', { code: 'file-columns' }],
    ['no user names', 'Display name\nAnna', { code: 'file-columns' }],
    ['a quotation mark that stays open', `${HEADER}\nA,B,C,d\n"A,B,C,d`, { code: 'file-broken', line: '3' }],
    ['a quotation mark in the wrong place', `${HEADER}\n"A"x,B,C,d`, { code: 'file-broken', line: '2' }],
    ['a workbook', Buffer.from('504b0304140000', 'hex'), { code: 'file-unreadable' }],
    ['text of two bytes without a mark', Buffer.from(HEADER, 'utf16le'), { code: 'file-unreadable' }],
    [
      'too many',
      `${HEADER}${'\nA,B,C,d'.repeat(MOST_ROWS + 1)}`,
      { code: 'file-too-long', number: String(MOST_ROWS + 1), max: String(MOST_ROWS) },
    ],
  ])('of %s is refused', (_, content, expected) => {
    expect(refusal(content)).toEqual(expected);
  });

  it('that is as long as it may be is read', () => {
    expect(read(`${HEADER}${'\nA,B,C,d'.repeat(MOST_ROWS)}`)).toHaveLength(MOST_ROWS);
  });

  it('of one endless line is refused in good time', () => {
    expect(refusal(`${HEADER}\n"${'a'.repeat(1_000_000)}`)).toMatchObject({ code: 'file-broken' });
  });

  it('gives back any names that were written into it, whatever their separator', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map(each => `x${each}`);
    const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
    const shown = (cell: string) =>
      cell
        .replace(/(?![\t\r\n])\p{Cc}/gu, '')
        .replace(/\s+/g, ' ')
        .trim();
    fc.assert(
      fc.property(
        fc.array(fc.tuple(name, name), { minLength: 1, maxLength: 5 }),
        fc.constantFrom(',', ';', '\t'),
        (people, separator) => {
          const lines = [['Display name', 'Email'], ...people].map(cells => cells.map(quoted).join(separator));
          expect(read(lines.join('\r\n')).map(({ fields }) => [fields.displayName, fields.userPrincipalName])).toEqual(
            people.map(cells => cells.map(shown)),
          );
        },
      ),
    );
  });
});
