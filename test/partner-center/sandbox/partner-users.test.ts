import { createPartnerUsers } from '../../../src/partner-center/sandbox/partner-users';
import { person } from '../../workflows/ports';

const { tenantId: CONTOSO } = person('contoso');
const { tenantId: FABRIKAM } = person('fabrikam');
const anna = { displayName: 'Anna Lidman', userPrincipalName: 'anna@contoso.example' };

describe('the partner’s own users in the sandbox', () => {
  const { createPartnerUser } = createPartnerUsers();

  it('are the same by the same sign-in name, in whatever case, and different in each tenant', async () => {
    const first = await createPartnerUser(CONTOSO, 'one', anna);
    const again = await createPartnerUser(CONTOSO, 'two', { ...anna, userPrincipalName: 'ANNA@contoso.example' });
    const other = await createPartnerUser(FABRIKAM, 'one', anna);
    expect(again.id).toBe(first.id);
    expect(other.id).not.toBe(first.id);
  });

  it('have another temporary password each time', async () => {
    const passwords = await Promise.all([1, 2, 3].map(() => createPartnerUser(CONTOSO, 'one', anna)));
    expect(new Set(passwords.map(({ password }) => password)).size).toBe(3);
  });
});
