import fc from 'fast-check';
import { indexKey, indexRange, sortable } from '../../../src/store/cosmos/index-key';

const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom(' ', '!', '"', '}', '~', 'a', 'ä', '\u{10ffff}', '\ud7ff', '\ue000'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 6,
});
const byBytes = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other));
const sign = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

describe('a sortable text', () => {
  it.each([
    ['contoso', 'contoso'],
    ['Contoso Ltd', 'Contoso!20Ltd'],
    ['ä!~', '~c3~a4!21~7e'],
    ['half \ud800', 'half!20~ef~bf~bd'],
    ['', ''],
  ])('%j is %j', (original, expected) => {
    expect(sortable(original)).toBe(expected);
  });

  it('is sorted as the original is by its code points, and no two are the same', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(sign(sortable(one), sortable(other))).toBe(Math.sign(byBytes(one, other)));
      }),
    );
  });

  it('is printable ASCII without a space', () => {
    fc.assert(fc.property(text, original => expect(sortable(original)).toMatch(/^[!-~]*$/)));
  });
});

describe('an index key', () => {
  it('is sorted by the first text, then by the second', () => {
    fc.assert(
      fc.property(text, text, text, text, (a, b, c, d) => {
        expect(sign(indexKey(a, b), indexKey(c, d))).toBe(Math.sign(byBytes(a, c)) || Math.sign(byBytes(b, d)));
      }),
    );
  });

  it('is in the range of its beginnings, and of no others', () => {
    fc.assert(
      fc.property(text, text, text, text, (tenant, order, id, beginning) => {
        const key = indexKey(tenant, order, id);
        const isIn = ({ from, to }: { from: string; to: string }) => from <= key && key < to;
        expect(isIn(indexRange(tenant, beginning))).toBe(order.startsWith(beginning));
        expect(isIn(indexRange(tenant, [...order].slice(0, 2).join('')))).toBe(true);
        expect(isIn(indexRange(`${tenant}x`, ''))).toBe(false);
      }),
    );
  });
});
