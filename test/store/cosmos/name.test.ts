import { encodedName, itemId } from '../../../src/store/cosmos/name';

describe('the id of an item', () => {
  it.each([
    ['9ba7c8f2-0a1b', 'customer.9ba7c8f2-0a1b'],
    ['a/b\\c?d#e', 'customer.a~2fb~5cc~3fd~23e'],
    ['a:b.c~d', 'customer.a~3ab~2ec~7ed'],
    ['Ümläut 😀', 'customer.~c3~9cml~c3~a4ut~20~f0~9f~98~80'],
  ])('of the customer %j is %j', (id, expected) => {
    expect(itemId('customer', id)).toBe(expected);
  });

  it('is short enough for every tool, and still one of its own', () => {
    const ids = ['x', 'y'].map(end => itemId('customer', `${'😀'.repeat(100)}${end}`));
    for (const id of ids) expect(id).toHaveLength(255);
    expect(new Set(ids).size).toBe(2);
  });
});

describe('a name', () => {
  it('can be quoted in a query as it is', () => {
    expect(encodedName(`"'\\]\n[`)).toBe('~22~27~5c~5d~0a~5b');
  });
});
