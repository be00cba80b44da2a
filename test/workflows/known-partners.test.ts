import { TenantId } from '../../src/domain/ids';
import { ACCOUNT_ID, Accounts } from '../../src/store/documents';
import { knownPartners } from '../../src/workflows/known-partners';
import { submission } from '../domain/samples';
import { existing, openPorts, person, type TestPorts } from './ports';

const robin = person('contoso');
const { tenantId } = robin;

let desk: TestPorts;
beforeEach(async () => {
  desk = await openPorts();
});
afterEach(() => desk.close());

const active = () => ({ state: 'active', submission: submission(), since: desk.now() }) as const;
const underReview = () => ({ state: 'under-review', submission: submission(), since: desk.now() }) as const;

describe('the partner that a tenant is', () => {
  it('is asked for once a minute while its account is active', async () => {
    await desk.putAccount(robin, active());
    const partnerOf = knownPartners(desk.ports);
    const first = await partnerOf(tenantId);
    expect(first).toMatchObject({ tenantId, companyName: submission().legal.companyName });
    desk.wait(59_999);
    expect(await desk.costOf(async () => expect(await partnerOf(tenantId)).toEqual(first))).toEqual([]);
    desk.wait(1);
    expect(await desk.costOf(() => partnerOf(tenantId))).toEqual(['read account 1']);
  });

  it('is known at once when the account becomes active', async () => {
    const partnerOf = knownPartners(desk.ports);
    expect(await partnerOf(tenantId)).toBeUndefined();
    await desk.putAccount(robin, underReview());
    expect(await partnerOf(tenantId)).toBeUndefined();
    const account = existing(await desk.plain.read(Accounts, tenantId, ACCOUNT_ID));
    await desk.plain.replace(Accounts, { ...account, body: { ...account.body, enrollment: active() } });
    expect(await partnerOf(tenantId)).toBeDefined();
  });

  it('is never that of another tenant', async () => {
    await desk.putAccount(robin, active());
    const partnerOf = knownPartners(desk.ports);
    await partnerOf(tenantId);
    expect(await partnerOf(TenantId.parse('fabrikam'))).toBeUndefined();
  });

  it('is gone a minute after everything of the tenant was deleted', async () => {
    await desk.putAccount(robin, active());
    const partnerOf = knownPartners(desk.ports);
    await partnerOf(tenantId);
    await desk.plain.remove(Accounts, existing(await desk.plain.read(Accounts, tenantId, ACCOUNT_ID)));
    desk.wait(60_000);
    expect(await partnerOf(tenantId)).toBeUndefined();
  });
});
