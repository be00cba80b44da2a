import { isDeleted, newCustomerUser, personOf, restorableUntil, restored } from '../../src/domain/customer-user';
import { InvalidInput } from '../../src/domain/errors';
import { Instant } from '../../src/domain/ids';

const DOMAIN = 'Northwind.onmicrosoft.com';
const anna = { firstName: 'Anna', lastName: 'Lidman', displayName: 'Anna Lidman', userPrincipalName: 'anna' };

function refused(work: () => unknown) {
  try {
    work();
  } catch (error) {
    if (error instanceof InvalidInput) return error.fields;
    throw error;
  }
  return undefined;
}

describe('somebody new', () => {
  it.each([
    ['anna', 'anna@Northwind.onmicrosoft.com'],
    [' anna.lidman ', 'anna.lidman@Northwind.onmicrosoft.com'],
    ['Anna@northwind.ONMICROSOFT.com', 'Anna@northwind.ONMICROSOFT.com'],
  ])('who is typed as "%s" signs in as %s', (userPrincipalName, expected) => {
    expect(personOf(DOMAIN, { ...anna, userPrincipalName }).userPrincipalName).toBe(expected);
  });

  it.each([
    ['anna@contoso.com', { code: 'user-domain', domain: DOMAIN }],
    ['anna@sub.northwind.onmicrosoft.com', { code: 'user-domain', domain: DOMAIN }],
    ['anna lidman', { code: 'user-name' }],
    ['@northwind.onmicrosoft.com', { code: 'user-name' }],
    ['a@b@northwind.onmicrosoft.com', { code: 'user-name' }],
    ['müller', { code: 'user-name' }],
    ['x'.repeat(88), { code: 'too-long', max: 87 }],
    ['', { code: 'required' }],
  ])('cannot sign in as "%s"', (userPrincipalName, problem) => {
    expect(refused(() => personOf(DOMAIN, { ...anna, userPrincipalName }))).toEqual({ userPrincipalName: problem });
  });

  it('has the longest name that there is room for', () => {
    const userPrincipalName = `${'x'.repeat(64)}`;
    expect(personOf(DOMAIN, { ...anna, userPrincipalName }).userPrincipalName).toHaveLength(90);
  });

  it('needs a name and a place, and has only what can be ticked', () => {
    expect(
      refused(() => newCustomerUser(DOMAIN, [], { ...anna, displayName: ' ', firstName: 'x'.repeat(51) })),
    ).toEqual({
      firstName: { code: 'too-long', max: 50 },
      displayName: { code: 'required' },
      usageLocation: { code: 'required' },
    });
    const placed = { ...anna, usageLocation: 'DE' };
    expect(refused(() => newCustomerUser(DOMAIN, ['one'], { ...placed, licenses: 'two' }))).toEqual({
      licenses: { code: 'choice' },
    });
    expect(refused(() => newCustomerUser(DOMAIN, [], { ...placed, directoryRoles: 'king' }))).toEqual({
      directoryRoles: { code: 'choice' },
    });
    expect(
      newCustomerUser(DOMAIN, ['one', 'two'], {
        ...placed,
        licenses: 'two,one',
        directoryRoles: 'helpdesk-admin,global-admin',
      }),
    ).toEqual({
      ...anna,
      userPrincipalName: `anna@${DOMAIN}`,
      usageLocation: 'DE',
      licenses: ['one', 'two'],
      roles: ['global-admin', 'helpdesk-admin'],
    });
  });
});

it('a deleted user can be restored for 30 days', () => {
  const user = { ...newCustomerUser(DOMAIN, [], { ...anna, usageLocation: 'DE' }), id: '1' };
  const deletedAt = Instant.parse('2026-03-02T10:00:00.000Z');
  const deleted = { ...user, deletedAt };
  expect(restorableUntil(deletedAt)).toBe('2026-04-01T10:00:00.000Z');
  expect([isDeleted(user), isDeleted(deleted)]).toEqual([false, true]);
  expect(restored(deleted)).toEqual(user);
});
