import { CustomerId, Instant, UserId, UserImportId } from '../../src/domain/ids';
import {
  checkedRows,
  claimed,
  counted,
  forgottenAt,
  isSamePerson,
  type Result,
  recorded,
  SIGN_INS_AT_ONCE,
  signIns,
  signInsShown,
  started,
  UserImport,
} from '../../src/domain/user-import';

const DOMAIN = 'northwind.example';
const fields = { firstName: '', lastName: '', displayName: 'Anna', userPrincipalName: 'anna' };
const CREATED: Result = { state: 'created', user: '1', signInShown: false };

const importOf = (results: readonly Result[], status: UserImport['status'] = { state: 'checked' }): UserImport => ({
  id: UserImportId.parse('import'),
  customer: CustomerId.parse('northwind'),
  companyName: 'Northwind',
  by: UserId.parse('robin'),
  createdAt: Instant.parse('2026-03-02T10:00:00.000Z'),
  rows: results.map((result, index) => ({ line: index + 2, person: fields, result })),
  status,
});
const fresh = (count: number): Result[] => Array.from({ length: count }, () => ({ state: 'new' }));
const CHOICES = { usageLocation: 'DE', licenses: ['mail'], activityId: 'card' };
const RUNNING = { state: 'running' as const, ...CHOICES };

describe('a check of lines', () => {
  const resultsOf = (...lines: readonly Partial<typeof fields>[]) =>
    checkedRows(
      DOMAIN,
      lines.map((each, index) => ({ line: index + 2, fields: { ...fields, ...each } })),
    ).map(({ result }) => result);

  it('finds the first thing that is wrong with each, and who stands there twice', () => {
    expect(
      resultsOf(
        {},
        { userPrincipalName: 'ANNA@northwind.EXAMPLE' },
        { displayName: '', userPrincipalName: 'bram' },
        { firstName: 'x'.repeat(51), userPrincipalName: 'bram' },
        { userPrincipalName: 'bram@contoso.com' },
        { userPrincipalName: 'bram de vries' },
        { userPrincipalName: 'bram' },
      ),
    ).toEqual([
      { state: 'new' },
      { state: 'repeated', line: 2 },
      { state: 'refused', field: 'displayName', problem: { code: 'required' } },
      { state: 'refused', field: 'firstName', problem: { code: 'too-long', max: 50 } },
      { state: 'refused', field: 'userPrincipalName', problem: { code: 'user-domain', domain: DOMAIN } },
      { state: 'refused', field: 'userPrincipalName', problem: { code: 'user-name' } },
      { state: 'new' },
    ]);
  });

  it('keeps no more of a refused line than says which one it is', () => {
    const [row] = checkedRows(DOMAIN, [{ line: 2, fields: { ...fields, displayName: 'x'.repeat(9_000) } }]);
    expect(row?.person.displayName).toHaveLength(60);
  });
});

describe('an import', () => {
  it('can be stored whatever has become of its lines', () => {
    const all = importOf(
      [...fresh(1), CREATED, { state: 'creating' }, { state: 'failed', code: 'not-found' }],
      RUNNING,
    );
    expect(UserImport.parse(JSON.parse(JSON.stringify(all)))).toEqual(all);
  });

  it('begins once', () => {
    const begun = started(importOf(fresh(1)), CHOICES);
    expect(begun.status).toEqual(RUNNING);
    expect(started(begun, { ...CHOICES, usageLocation: 'CH' })).toBe(begun);
  });

  it('takes a few lines at a time, those that were begun among them', () => {
    const once = claimed(importOf([{ state: 'exists' }, ...fresh(5)], RUNNING), 2);
    expect(counted(once)).toMatchObject({ creating: 2, new: 3, exists: 1 });
    expect(claimed(once, 2)).toEqual(once);
    expect(counted(claimed(once, 3))).toMatchObject({ creating: 3, new: 2 });
  });

  it('is finished once nothing is left to be done', () => {
    const before = claimed(importOf(fresh(2), RUNNING), 2);
    const half = recorded(before, new Map([[2, CREATED]]));
    expect(half.status.state).toBe('running');
    const whole = recorded(half, new Map<number, Result>([[3, { state: 'exists' }]]));
    expect(whole.status).toEqual({ ...RUNNING, state: 'finished' });
    expect(whole.rows.map(({ result }) => result)).toEqual([CREATED, { state: 'exists' }]);
  });

  it('shows sign-in information a few at a time, and none twice', () => {
    const before = importOf(
      Array.from({ length: SIGN_INS_AT_ONCE + 1 }, () => CREATED),
      RUNNING,
    );
    const { after, next } = signInsShown(before, 0);
    expect(next).toHaveLength(SIGN_INS_AT_ONCE);
    expect(signIns(after)).toMatchObject({ shown: SIGN_INS_AT_ONCE, waiting: [{ line: SIGN_INS_AT_ONCE + 2 }] });
    expect(() => signInsShown(after, 0)).toThrow('already-shown');
    const last = signInsShown(after, SIGN_INS_AT_ONCE).after;
    expect(() => signInsShown(last, SIGN_INS_AT_ONCE + 1)).toThrow('already-shown');
  });

  it('is forgotten after 30 days', () => {
    expect(forgottenAt(importOf([]))).toBe('2026-04-01T10:00:00.000Z');
  });
});

it.each([
  [{}, true],
  [{ userPrincipalName: 'ANNA' }, true],
  [{ displayName: 'anna' }, false],
  [{ lastName: 'Lidman' }, false],
  [{ userPrincipalName: 'bram' }, false],
])('somebody with %j is the same person: %s', (changes, expected) => {
  expect(isSamePerson(fields, { ...fields, ...changes })).toBe(expected);
});
