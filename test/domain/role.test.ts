import { DeskError } from '../../src/domain/errors';
import { mayAct, Role, requireRole } from '../../src/domain/role';

describe('roles', () => {
  it('suffice when one of them is allowed', () => {
    expect(mayAct(['helpdesk-agent', 'sales-agent'], ['admin-agent', 'sales-agent'])).toBe(true);
    expect(() => requireRole({ roles: ['sales-agent'] }, ['sales-agent'])).not.toThrow();
  });

  it.each<[string, Role[], Role[]]>([
    ['nobody has them', [], ['admin-agent']],
    ['they are others', ['sales-agent'], ['admin-agent']],
    ['nobody is allowed', ['global-admin'], []],
  ])('do not suffice when %s', (_, roles, allowed) => {
    expect(mayAct(roles, allowed)).toBe(false);
    expect(() => requireRole({ roles }, allowed)).toThrow(new DeskError('role-missing', { roles: allowed.join(',') }));
  });

  it('are known by the names of Partner Center', () => {
    expect(Role.safeParse('owner').success).toBe(false);
    expect(Role.options).toHaveLength(6);
  });
});
