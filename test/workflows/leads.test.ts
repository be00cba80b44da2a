import { LeadId } from '../../src/domain/ids';
import { stateOf } from '../../src/domain/lead';
import { Leads } from '../../src/store/documents';
import { finishDraft } from '../../src/workflows/draft-invitation';
import { withdrawInvitation } from '../../src/workflows/invitations';
import {
  addLead,
  closeLead,
  followLead,
  leadRevision,
  leadsPage,
  leadWith,
  newLeadId,
  reopenLead,
  updateLead,
} from '../../src/workflows/leads';
import { openPorts, partner, person, refusalOf, type TestPorts } from './ports';

const alex = partner('contoso');
const ANNA = {
  companyName: 'Northwind',
  firstName: 'Anna',
  lastName: 'Lidman',
  email: 'anna@northwind.example',
  note: '',
};

let desk: TestPorts;
beforeEach(async () => {
  desk = await openPorts();
});
afterEach(async () => desk.close());

const add = (name = 'Northwind', by = alex) =>
  addLead(desk.ports, by, newLeadId(desk.ports, by), { ...ANNA, companyName: name });

const invite = async (lead: LeadId) => {
  const { invitation, link } = await desk.invite(alex, { kind: 'reseller-relationship', lead });
  return { id: invitation.id, link, recipient: invitation.recipient };
};
const done = (id: Awaited<ReturnType<typeof invite>>['id'], link: string) =>
  finishDraft(desk.ports, alex, id, { link, edited: undefined, activityId: undefined });

describe('leads', () => {
  it('are added once for each id', async () => {
    const id = newLeadId(desk.ports, alex);
    const first = await addLead(desk.ports, alex, id, ANNA);
    const cost = await desk.costOf(async () => {
      expect(await addLead(desk.ports, alex, id, { ...ANNA, companyName: 'Another' })).toEqual(first);
    });
    expect(cost).toEqual(['read lead 1']);
  });

  it('are listed newest first, by state, at the cost of one page', async () => {
    for (let number = 1; number <= 7; number += 1) {
      desk.wait(1_000);
      await add(`Company ${number}`);
    }
    const first = await leadsPage(desk.ports, alex, { filter: 'open' });
    expect(first.items.map(({ body }) => body.companyName)).toEqual([7, 6, 5, 4, 3].map(number => `Company ${number}`));
    const { continuation } = first;
    const cost = await desk.costOf(async () => {
      const rest = await leadsPage(desk.ports, alex, { filter: 'open', continuation });
      expect(rest.items.map(({ body }) => body.companyName)).toEqual(['Company 2', 'Company 1']);
    });
    expect(cost).toEqual(['list lead 2']);

    const [newest] = first.items;
    await closeLead(desk.ports, alex, LeadId.parse(newest?.id));
    const names = async (filter: 'closed' | 'new' | 'customer') =>
      (await leadsPage(desk.ports, alex, { filter })).items.map(({ body }) => body.companyName);
    expect(await names('closed')).toEqual(['Company 7']);
    expect(await names('customer')).toEqual([]);
    expect((await names('new'))[0]).toBe('Company 6');
  });

  it('are not overwritten when a colleague has changed one meanwhile', async () => {
    const { id } = await add();
    const shown = leadRevision(await leadWith(desk.ports, alex, id));
    await updateLead(desk.ports, alex, id, shown, { ...ANNA, note: 'First' });
    const late = updateLead(desk.ports, alex, id, shown, { ...ANNA, note: 'Second' });
    expect(await refusalOf(late)).toBe('changed-meanwhile');
    expect((await leadWith(desk.ports, alex, id)).note).toBe('First');
  });

  it('are closed and opened again once', async () => {
    const { id } = await add();
    await closeLead(desk.ports, alex, id);
    expect(await desk.costOf(() => closeLead(desk.ports, alex, id))).toEqual(['read lead 1']);
    await reopenLead(desk.ports, alex, id);
    expect(await desk.costOf(() => reopenLead(desk.ports, alex, id))).toEqual(['read lead 1']);
  });

  it('of another tenant are not found', async () => {
    const { id } = await add();
    const wingtip = partner('wingtip');
    const shown = leadRevision(await leadWith(desk.ports, alex, id));
    for (const work of [
      leadWith(desk.ports, wingtip, id),
      closeLead(desk.ports, wingtip, id),
      reopenLead(desk.ports, wingtip, id),
      updateLead(desk.ports, wingtip, id, shown, ANNA),
      desk.invite(wingtip, { kind: 'reseller-relationship', lead: id }),
    ]) {
      expect(await refusalOf(work)).toBe('not-found');
    }
    expect((await leadsPage(desk.ports, wingtip, { filter: 'open' })).items).toEqual([]);
  });

  it.each([
    ['nobody', person('contoso'), 'not-enrolled'],
    ['a helpdesk agent', partner('contoso', 'direct-partner', ['helpdesk-agent']), 'role-missing'],
  ])('are not for %s', async (_who, by, code) => {
    const { id } = await add();
    for (const work of [
      leadsPage(desk.ports, by, { filter: 'open' }),
      leadWith(desk.ports, by, id),
      addLead(desk.ports, by, id, ANNA),
      updateLead(desk.ports, by, id, 'revision', ANNA),
      closeLead(desk.ports, by, id),
      reopenLead(desk.ports, by, id),
    ]) {
      expect(await refusalOf(work)).toBe(code);
    }
    expect(() => newLeadId(desk.ports, by)).toThrow(code);
  });
});

describe('a lead that is invited', () => {
  it('prefills the draft, and follows what becomes of it', async () => {
    const { id } = await add();
    const invitation = await invite(id);
    expect(invitation.recipient).toBe(ANNA.email);
    await done(invitation.id, invitation.link);
    const sent = await desk.invitation(alex, invitation.id);
    expect(sent.effects).toMatchObject([{ type: 'follow-lead', lead: id, invitation: invitation.id }]);

    const follow = () => followLead(desk.ports, alex.tenantId, id, invitation.id);
    await follow();
    expect(stateOf(await leadWith(desk.ports, alex, id))).toBe('invited');
    expect(await desk.costOf(follow)).toEqual(['read invitation 1', 'read lead 1']);

    await withdrawInvitation(desk.ports, alex, invitation.id);
    expect((await desk.invitation(alex, invitation.id)).effects).toMatchObject([
      { type: 'follow-lead' },
      { type: 'follow-lead', lead: id },
    ]);
    await follow();
    expect(stateOf(await leadWith(desk.ports, alex, id))).toBe('new');
  });

  it('is told once that it was sent, however often Done is pressed', async () => {
    const { id } = await add();
    const invitation = await invite(id);
    await done(invitation.id, invitation.link);
    await done(invitation.id, invitation.link);
    expect((await desk.invitation(alex, invitation.id)).effects).toHaveLength(1);
  });

  it('and closed by a colleague stays closed when the effect is done again', async () => {
    const { id } = await add();
    const invitation = await invite(id);
    await done(invitation.id, invitation.link);
    await followLead(desk.ports, alex.tenantId, id, invitation.id);
    await closeLead(desk.ports, alex, id);
    await followLead(desk.ports, alex.tenantId, id, invitation.id);
    expect(stateOf(await leadWith(desk.ports, alex, id))).toBe('closed');
    expect((await desk.plain.read(Leads, alex.tenantId, id))?.body.invitation?.id).toBe(invitation.id);
  });
});
