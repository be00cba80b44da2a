import { DeskError, InvalidInput } from '../../src/domain/errors';
import {
  ASSIGNABLE_ROLES,
  assignedRoles,
  newPartnerUser,
  requireMayAssign,
  requireShown,
  rolesKey,
} from '../../src/domain/partner-user';
import { Role } from '../../src/domain/role';

const answers = {
  displayName: ' Anna Lidman ',
  userPrincipalName: 'anna@contoso.com',
  roles: 'billing-admin,admin-agent',
};

const refusalOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof InvalidInput) return error.fields;
    if (error instanceof DeskError) return error.code;
    throw error;
  }
  throw new Error('this was not refused');
};

describe('a new user', () => {
  it('has a name, a user name and roles', () => {
    expect(newPartnerUser(answers)).toEqual({
      displayName: 'Anna Lidman',
      userPrincipalName: 'anna@contoso.com',
      roles: ['admin-agent', 'billing-admin'],
    });
  });

  it.each([
    [{ displayName: ' ' }, { displayName: { code: 'required' } }],
    [{ displayName: 'x'.repeat(257) }, { displayName: { code: 'too-long', max: 256 } }],
    [{ userPrincipalName: '' }, { userPrincipalName: { code: 'required' } }],
    [{ userPrincipalName: 'anna' }, { userPrincipalName: { code: 'email' } }],
    [{ userPrincipalName: 'anna@outlook.de' }, { userPrincipalName: { code: 'web-mail' } }],
    [{ userPrincipalName: `${'a'.repeat(102)}@contoso.com` }, { userPrincipalName: { code: 'too-long', max: 113 } }],
    [{ roles: '' }, { roles: { code: 'choice' } }],
    [{ roles: 'admin-agent,emperor' }, { roles: { code: 'choice' } }],
  ])('with %j is refused', (changes, problems) => {
    expect(refusalOf(() => newPartnerUser({ ...answers, ...changes }))).toEqual(problems);
  });
});

describe('the roles of a user', () => {
  it('can be every role, each once, or none', () => {
    expect([...ASSIGNABLE_ROLES].sort()).toEqual([...Role.options].sort());
    expect(assignedRoles({ roles: 'sales-agent,admin-agent,sales-agent' })).toEqual(['admin-agent', 'sales-agent']);
    expect(assignedRoles({})).toEqual([]);
    expect(refusalOf(() => assignedRoles({ roles: 'toString' }))).toEqual({ roles: { code: 'choice' } });
  });

  it('are the same in any order', () => {
    const shown = rolesKey(['sales-agent', 'global-admin']);
    expect(rolesKey(['global-admin', 'sales-agent'])).toBe(shown);
    requireShown({ roles: ['global-admin', 'sales-agent'] }, shown);
    expect(refusalOf(() => requireShown({ roles: ['global-admin'] }, shown))).toBe('changed-meanwhile');
  });

  it.each<[Role, readonly Role[], readonly Role[], boolean]>([
    ['user-management-admin', [], ['admin-agent', 'user-management-admin'], true],
    ['user-management-admin', ['global-admin'], ['global-admin', 'admin-agent'], true],
    ['user-management-admin', [], ['global-admin'], false],
    ['user-management-admin', ['global-admin'], [], false],
    ['global-admin', [], ['global-admin'], true],
    ['global-admin', ['global-admin'], [], true],
  ])('%s may change %j to %j: %s', (role, before, after, isAllowed) => {
    const change = () => requireMayAssign({ roles: [role] }, before, after);
    if (isAllowed) expect(change).not.toThrow();
    else expect(refusalOf(change)).toBe('role-missing');
  });
});
