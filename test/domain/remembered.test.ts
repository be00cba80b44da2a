import { remembered } from '../../src/domain/remembered';

describe('what is remembered', () => {
  it('is made once for each key', () => {
    const made: string[] = [];
    const shout = remembered(key => {
      made.push(key);
      return key.toUpperCase();
    });
    expect([shout('en'), shout('de'), shout('en')]).toEqual(['EN', 'DE', 'EN']);
    expect(made).toEqual(['en', 'de']);
  });

  it('does not grow beyond its size, and is right all the same', () => {
    let made = 0;
    const length = remembered(key => {
      made += 1;
      return key.length;
    }, 2);
    expect(['a', 'bb', 'ccc', 'a', 'ccc'].map(length)).toEqual([1, 2, 3, 1, 3]);
    expect(made).toBe(4);
  });

  it('tries again where making has failed', () => {
    const failing = remembered((key: string): string => {
      throw new Error(key);
    });
    expect(() => failing('one')).toThrow('one');
    expect(() => failing('one')).toThrow('one');
  });
});
