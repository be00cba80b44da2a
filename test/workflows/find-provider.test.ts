import { CONTACT_REQUEST_LIFETIME } from '../../src/domain/contact-request';
import { TenantId } from '../../src/domain/ids';
import { ContactRequests, listingPartition, ProviderListings } from '../../src/store/documents';
import { answerContactRequest, contactRequestOf, contactRequestsPage } from '../../src/workflows/contact-requests';
import { finishDraft } from '../../src/workflows/draft-invitation';
import { askForContact, findProviders, listedProvider } from '../../src/workflows/find-provider';
import { existing, openPorts, partner, refusalOf, type TestPorts, withoutHistory } from './ports';

const alex = partner('contoso');
const megan = partner('fabrikam', 'indirect-provider');
const provider = megan.tenantId;

let desk: TestPorts;
beforeEach(async () => {
  desk = await openPorts();
  await list('Fabrikam');
});
afterEach(async () => desk.close());

async function list(companyName: string, country = 'DE'): Promise<void> {
  const tenant = TenantId.parse(companyName.toLowerCase());
  const offers = { training: true, marketing: false, financing: false };
  const body = { tenant, companyName, mpnId: '1', country, description: '', ...offers };
  await desk.plain.create(ProviderListings, { tenant: listingPartition(country), id: tenant, body });
}

const ask = (message = 'Hello') => askForContact(desk.ports, alex, provider, { message });
const requested = async () => withoutHistory(existing(await desk.plain.read(ContactRequests, provider, alex.tenantId)));

describe('the search for a provider', () => {
  it('costs a page and one look for each provider on it, however many there are', async () => {
    for (let number = 1; number <= 12; number += 1) await list(`Provider${number}`);
    const cost = await desk.costOf(async () => {
      expect((await findProviders(desk.ports, alex, { search: ' PROV ' })).page.items).toHaveLength(5);
    });
    expect(cost.sort()).toEqual(['list provider-listing 5', ...Array(5).fill('read partnership 0')]);
  });

  it('finds nothing in another country', async () => {
    await list('Litware', 'AT');
    const { page, country } = await findProviders(desk.ports, alex, { search: '' });
    expect([country, page.items.map(({ body }) => body.listing.companyName)]).toEqual(['DE', ['Fabrikam']]);
    expect(await refusalOf(listedProvider(desk.ports, alex, TenantId.parse('litware')))).toBe('not-found');
    const elsewhere = askForContact(desk.ports, alex, TenantId.parse('litware'), { message: 'Hello' });
    expect(await refusalOf(elsewhere)).toBe('not-found');
  });

  it('marks who is a partner already, and no more who was', async () => {
    const isPartner = async () =>
      (await findProviders(desk.ports, alex, { search: '' })).page.items.map(({ body }) => body.isPartner);
    expect(await isPartner()).toEqual([false]);
    await desk.connect(alex, megan);
    expect(await isPartner()).toEqual([true]);
  });

  it.each([
    ['a provider', megan, 'wrong-partner-kind'],
    ['a helpdesk agent', partner('contoso', 'indirect-reseller', ['helpdesk-agent']), 'role-missing'],
  ])('is not for %s', async (_who, by, code) => {
    for (const work of [
      findProviders(desk.ports, by, { search: '' }),
      listedProvider(desk.ports, by, provider),
      askForContact(desk.ports, by, provider, { message: 'Hello' }),
    ]) {
      expect(await refusalOf(work)).toBe(code);
    }
  });
});

describe('a request to get in touch', () => {
  it('lies with the provider, whose admin agents are told', async () => {
    await ask();
    const { body, effects } = await requested();
    expect(body).toMatchObject({ reseller: { tenantId: 'contoso', companyName: 'Contoso' }, message: 'Hello' });
    expect(effects).toMatchObject([
      {
        type: 'notify',
        tenant: provider,
        roles: ['admin-agent'],
        notice: { kind: 'contact-requested', reseller: 'contoso', message: 'Hello' },
      },
    ]);
    expect(desk.commits()).toBe(1);
  });

  it('is refused without a message, and so soon after another', async () => {
    expect(await refusalOf(ask(' '))).toEqual({ message: { code: 'required' } });
    await ask();
    expect(await refusalOf(ask())).toBe('already-asked');
  });

  it('tells the provider whom its partnership request is for, whatever address it is sent to', async () => {
    await ask();
    const { invitation, link } = await desk.invite(megan, { kind: 'partnership', contactRequest: alex.tenantId });
    expect(invitation).toMatchObject({ recipient: 'Robin Counts, Contoso', addressee: 'contoso' });
    const edited = { recipient: 'me@fabrikam.example', subject: 'Hi', text: link };
    await finishDraft(desk.ports, megan, invitation.id, { link, edited, activityId: undefined });
    const { body, effects } = await desk.invitation(megan, invitation.id);
    expect(body.shownTo).toEqual(['contoso']);
    expect(effects).toMatchObject([
      { type: 'notify', tenant: 'contoso', roles: ['global-admin'] },
      { type: 'answer-contact-request', reseller: 'contoso', invitation: invitation.id },
    ]);

    await answerContactRequest(desk.ports, provider, alex.tenantId, invitation.id);
    const again = () => answerContactRequest(desk.ports, provider, alex.tenantId, invitation.id);
    expect(await desk.costOf(again)).toEqual(['read invitation 1', 'read contact-request 1']);
    expect((await contactRequestsPage(desk.ports, megan, undefined)).items).toEqual([]);
    const another = desk.invite(megan, { kind: 'partnership', contactRequest: alex.tenantId });
    expect(await refusalOf(another)).toBe('already-answered');
  });

  it('is known to its provider only', async () => {
    await ask();
    const litware = partner('litware', 'indirect-provider');
    expect(await refusalOf(contactRequestOf(desk.ports, litware, alex.tenantId))).toBe('not-found');
    const forged = desk.invite(litware, { kind: 'partnership', contactRequest: alex.tenantId });
    expect(await refusalOf(forged)).toBe('not-found');
    expect((await contactRequestsPage(desk.ports, litware, undefined)).items).toEqual([]);
    expect(await refusalOf(contactRequestsPage(desk.ports, alex, undefined))).toBe('wrong-partner-kind');
  });

  it('is gone after its time, and an answer that comes then does no harm', async () => {
    await ask();
    const { invitation } = await desk.invite(megan, { kind: 'partnership', contactRequest: alex.tenantId });
    desk.wait(CONTACT_REQUEST_LIFETIME);
    await answerContactRequest(desk.ports, provider, alex.tenantId, invitation.id);
    expect(await desk.plain.read(ContactRequests, provider, alex.tenantId)).toBeUndefined();
    expect((await contactRequestsPage(desk.ports, megan, undefined)).items).toEqual([]);
    await ask('Once more');
    expect((await requested()).body.message).toBe('Once more');
  });
});
