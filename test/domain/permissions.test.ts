import { type Actor, isPermitted } from '../../src/domain/actor';
import { TenantId, UserId } from '../../src/domain/ids';
import { PartnerKind } from '../../src/domain/partner';
import { PERMISSIONS } from '../../src/domain/permissions';
import { Role } from '../../src/domain/role';

/**
 * The headings of Partner Center's pages, as an older or a newer one has them: global admin (GA), user management
 * admin (UM), billing admin (BA), admin agent (AA), sales agent (SA), helpdesk agent (HA).
 */
const ROLES = ['GA', 'UM', 'BA', 'AA', 'SA', 'HA'];
const table: [task: keyof typeof PERMISSIONS, roles: string, kinds: string][] = [
  // "Invite reseller": GA, SA (2023), AA, SA (newer)
  ['requestPartnership', 'GA AA SA', 'indirect-provider'],
  // "Authorise an indirect provider": GA
  ['authorizeProvider', 'GA', 'indirect-reseller'],
  // "Remove relationship": GA
  ['removeProviderAccess', 'GA', 'indirect-reseller'],
  ['endPartnership', 'GA', 'indirect-reseller indirect-provider'],
  // "Request relationship (customer)": AA (2023), AA, SA (newer), GA, AA ("connect with customers")
  ['requestRelationship', 'GA AA SA', 'indirect-reseller indirect-provider direct-partner'],
  ['inviteNewCustomers', 'GA AA SA', 'indirect-reseller'],
  ['invitations', 'GA AA SA', 'indirect-reseller indirect-provider direct-partner'],
  // "Sales agent: leads", and who may make an invitation of one
  ['leads', 'GA AA SA', 'indirect-reseller indirect-provider direct-partner'],
  // Who may cancel Azure: GA, AA
  ['switchSubscription', 'GA AA', 'indirect-provider direct-partner'],
  // "Order": AA, SA; the reseller on record is chosen with it
  ['incentives', 'GA AA SA', 'indirect-reseller indirect-provider'],
  ['chooseResellerOnRecord', 'GA AA SA', 'indirect-provider'],
  ['askForRecord', 'GA AA SA', 'indirect-reseller'],
  ['findProvider', 'GA AA SA', 'indirect-reseller'],
  // "See customer list": AA, and HA and SA by the table of permissions
  ['customers', 'GA AA SA HA', 'indirect-reseller indirect-provider direct-partner'],
  ['indirectProviders', 'GA AA SA HA', 'indirect-reseller'],
  ['indirectResellers', 'GA AA SA HA', 'indirect-provider'],
  ['partnerDetails', 'GA AA SA HA', 'indirect-reseller indirect-provider'],
  ['addCustomer', 'GA UM AA SA', 'indirect-provider direct-partner'],
  // "New users of the partner"
  ['manageUsers', 'GA UM', 'indirect-reseller indirect-provider direct-partner'],
  // "Partner profiles": UM, and AA to finish setting up the account ("indirect reseller tasks", step 9)
  ['updateCompanyProfile', 'GA UM AA', 'indirect-reseller indirect-provider direct-partner'],
  // "Order, licences count, suspend": AA, SA; "support contact": AA, GA, HA; "remove relationship": GA
  ['changeSubscription', 'GA AA SA', 'indirect-reseller indirect-provider direct-partner'],
  ['designateSupportContact', 'GA AA HA', 'indirect-reseller indirect-provider direct-partner'],
  // "Helpdesk agent: find/view/edit customers"
  ['updateCustomerAccount', 'GA AA HA', 'indirect-reseller indirect-provider direct-partner'],
  ['removeCustomerRelationship', 'GA', 'indirect-reseller indirect-provider direct-partner'],
  // "Enrol, sign MPA": GA
  ['acceptPartnerAgreement', 'GA', 'indirect-reseller indirect-provider direct-partner'],
];

const actor = (role: Role | undefined, kind: PartnerKind | undefined): Actor => ({
  tenantId: TenantId.parse('contoso'),
  userId: UserId.parse('robin'),
  name: 'Robin Counts',
  roles: role ? [role] : [],
  language: 'en',
  locale: 'en-US',
  partner: kind && { tenantId: TenantId.parse('contoso'), companyName: 'Contoso', mpnId: '1', country: 'DE', kind },
});

describe.each(table)('%s', (task, roles, kinds) => {
  const permission = PERMISSIONS[task];

  it(`is for ${roles}`, () => {
    const [kind] = permission.partner;
    expect(Role.options.map(role => isPermitted(actor(role, kind), permission))).toEqual(
      ROLES.map(role => roles.split(' ').includes(role)),
    );
    expect(isPermitted(actor(undefined, kind), permission)).toBe(false);
  });

  it(`is for ${kinds}`, () => {
    expect(PartnerKind.options.filter(kind => isPermitted(actor('global-admin', kind), permission)).sort()).toEqual(
      kinds.split(' ').sort(),
    );
    expect(isPermitted(actor('global-admin', undefined), permission)).toBe(false);
  });
});
