import { BUTTONS, COMMANDS } from '../../src/bot/commands';
import { TenantId } from '../../src/domain/ids';
import type { PartnerKind } from '../../src/domain/partner';
import { Role } from '../../src/domain/role';
import { HistoryEntries, Leads } from '../../src/store/documents';
import { text } from '../../src/text/text';
import { ordered, sharedCustomer } from './harness/customer';
import { openTestDesk, type TestDesk } from './harness/desk';
import type { Member } from './harness/member';
import { invited, longEnrolled, twoPartners } from './harness/story';

const VERBS = [...COMMANDS.map(({ id }) => id), ...Object.keys(BUTTONS)];

/** What is only known to the partners that it belongs to. */
const OWN = /Fabrikam|Contoso|Northwind|Adatum|Litware|Megan|Alex|Anna/;

const STRANGERS: readonly PartnerKind[] = ['indirect-reseller', 'indirect-provider', 'direct-partner'];

describe('every command and button with the ids of another tenant', () => {
  let desk: TestDesk;
  /** Each name that buttons use, with each id of the first tenants that could stand under it. */
  let ids: Readonly<Record<string, string>>[];

  beforeAll(async () => {
    desk = await openTestDesk();
    const { megan, alex } = await twoPartners(desk);
    const customer = await sharedCustomer(desk, alex, 'Northwind');
    const { id: subscription } = await ordered(desk, megan, customer);
    await invited(alex, 'Adatum');
    await alex.say('leads');
    await alex.press(text('en', 'leads.add'));
    await alex.press(text('en', 'leads.save'), {
      companyName: 'Litware',
      firstName: 'Anna',
      lastName: 'Lidman',
      email: 'anna@litware.example',
      note: '',
    });
    await desk.settled();
    const leads = await desk.store.list(Leads, TenantId.parse('contoso'), { limit: 1 });
    const lead = leads.items[0]?.id ?? '';
    const invitations = (await desk.documents('contoso')).invitations.map(({ id }) => id);
    const requests = (await desk.documents('fabrikam')).invitations.map(({ id }) => id);
    const { userId: user } = alex.person;
    const shared = { customer, subscription, lead, user, filter: `customer:${customer}`, asking: 'contoso' };
    ids = [...invitations, ...requests].flatMap(invitation =>
      ['contoso', 'fabrikam'].map(tenant => ({
        ...shared,
        invitation,
        partner: tenant,
        provider: tenant,
        reseller: tenant,
      })),
    );
    expect(ids.length).toBeGreaterThanOrEqual(6);
    for (const each of ids) expect(Object.values(each)).not.toContain('');
  });
  afterAll(async () => {
    const failures = desk.log.filter(line => line.includes('turn failed'));
    await desk.close();
    expect(failures).toEqual([]);
  });

  const everything = async () => {
    const tenants = ['contoso', 'fabrikam'].map(async tenant => ({
      ...(await desk.documents(tenant)),
      leads: (await desk.store.list(Leads, TenantId.parse(tenant), { limit: 100 })).items,
      history: (await desk.store.list(HistoryEntries, TenantId.parse(tenant), { limit: 100 })).items,
    }));
    return Promise.all(tenants);
  };

  /** Everything that somebody could read in their chat. */
  const read = (member: Member): string =>
    [...member.plainTexts, ...member.cards.map(card => [card.text, ...Object.values(card.inputs)].join('\n'))].join(
      '\n',
    );

  it.each(STRANGERS)('shows and changes nothing for another %s', async kind => {
    const eve = desk.member(`stranger-${kind}`, 'Eve Stranger');
    await longEnrolled(desk, eve, { partnerKind: kind, companyName: 'Wide World', domain: `${kind}.example` });
    const before = await everything();
    for (const verb of VERBS) {
      for (const args of ids) {
        await desk.giveRoles(eve, Role.options);
        const { card, remark } = await eve.forge({ desk: { verb, args } });
        const said = [card?.text, remark].filter(Boolean).join('\n');
        expect({ verb, said: OWN.exec(said)?.[0] }).toEqual({ verb, said: undefined });
      }
      await eve.say('cancel');
    }
    await desk.settled();
    expect(OWN.exec(read(eve))?.[0]).toBeUndefined();
    expect(await everything()).toEqual(before);
  });
});
