import { table, UsageError } from '../../src/tools/command-line';

describe('a table', () => {
  it('has columns as wide as their longest text', () => {
    expect(
      table(
        ['id', 'tenant'],
        [
          ['1', 'contoso'],
          ['12345', ''],
        ],
      ).split('\n'),
    ).toEqual(['id     tenant', '1      contoso', '12345']);
  });
});

it('a command that makes no sense is answered by what would', () => {
  expect(new UsageError('Say what to do.', 'Usage: …').message).toBe('Say what to do.\n\nUsage: …');
});
