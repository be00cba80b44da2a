import { DeskError, InvalidInput } from '../../src/domain/errors';
import { CustomerId, DAY, InvitationId, instant, LeadId, later, UserId } from '../../src/domain/ids';
import type { Invitation } from '../../src/domain/invitation';
import {
  asCustomer,
  closedLead,
  following,
  Lead,
  leadOf,
  reopenedLead,
  stateOf,
  updatedLead,
} from '../../src/domain/lead';

const START = new Date('2026-03-02T10:00:00.000Z');
const NOW = instant(START);
const LATER = later(START, DAY);

const answers = {
  companyName: 'Northwind',
  firstName: 'Anna',
  lastName: 'Lidman',
  email: 'anna@northwind.example',
  note: '',
};
const origin = {
  id: LeadId.parse('lead'),
  createdBy: { userId: UserId.parse('robin'), name: 'Robin Counts' },
  createdAt: NOW,
};
const lead = leadOf(origin, answers);
const invitation = InvitationId.parse('invitation');
const customer = CustomerId.parse('northwind');

const invitedBy = (id: InvitationId): Lead => ({ ...lead, invitation: { id, sentAt: NOW } });
const inState = {
  new: lead,
  invited: invitedBy(invitation),
  customer: asCustomer(invitedBy(invitation), { id: customer, since: NOW }),
  closed: closedLead(invitedBy(invitation), 'Robin Counts', NOW),
};

const statuses = {
  draft: { state: 'draft' },
  sent: { state: 'sent', sentAt: LATER },
  withdrawn: { state: 'withdrawn', withdrawnAt: LATER, by: 'Robin' },
  accepted: { state: 'accepted', acceptance: { at: LATER, companyName: 'N', domain: 'n', by: 'Anna', customer } },
} satisfies Record<string, Invitation['status']>;

describe('a lead', () => {
  it('is what was typed, without blanks around it', () => {
    expect(leadOf(origin, { ...answers, companyName: ' Northwind ' })).toEqual({ ...origin, ...answers });
    expect(updatedLead(inState.invited, { ...answers, note: 'Call' })).toEqual({ ...inState.invited, note: 'Call' });
  });

  it.each([
    ['companyName', ''],
    ['companyName', 'x'.repeat(101)],
    ['firstName', ' '],
    ['lastName', 'x'.repeat(51)],
    ['email', 'anna'],
    ['note', 'x'.repeat(1_001)],
  ])('is refused with a %s of %j', (field, typed) => {
    const problems = (work: () => unknown): string[] => {
      try {
        work();
      } catch (error) {
        if (error instanceof InvalidInput) return Object.keys(error.fields);
        if (!(error instanceof DeskError)) throw error;
      }
      return [];
    };
    expect(problems(() => leadOf(origin, { ...answers, [field]: typed }))).toEqual([field]);
    expect(problems(() => updatedLead(lead, { ...answers, [field]: typed }))).toEqual([field]);
  });

  it.each(Object.entries(inState))('is in the state %s', (state, each) => {
    expect(stateOf(each)).toBe(state);
    expect(Lead.parse(each)).toEqual(each);
  });

  it('is closed and opened again, and takes its invitation along', () => {
    expect(inState.closed.closed).toEqual({ at: NOW, by: 'Robin Counts' });
    expect(reopenedLead(inState.closed)).toEqual(inState.invited);
    expect(reopenedLead(lead)).toBe(lead);
    expect(closedLead(inState.closed, 'Alex', LATER)).toBe(inState.closed);
    expect(closedLead(inState.customer, 'Alex', LATER)).toBe(inState.customer);
  });

  it('becomes a customer once', () => {
    expect(asCustomer(inState.closed, { id: customer, since: LATER })).toEqual({
      ...inState.invited,
      customer: { id: customer, since: LATER },
    });
    expect(asCustomer(inState.customer, { id: customer, since: LATER })).toBe(inState.customer);
  });
});

describe('a lead follows its invitation', () => {
  const other = InvitationId.parse('other');

  it.each<[keyof typeof inState, Record<keyof typeof statuses, string>]>([
    ['new', { draft: 'new', sent: 'invited', withdrawn: 'new', accepted: 'customer' }],
    ['invited', { draft: 'invited', sent: 'invited', withdrawn: 'new', accepted: 'customer' }],
    ['customer', { draft: 'customer', sent: 'customer', withdrawn: 'customer', accepted: 'customer' }],
    // A colleague has closed it after the invitation was sent; only its acceptance says more.
    ['closed', { draft: 'closed', sent: 'closed', withdrawn: 'closed', accepted: 'customer' }],
  ])('while it is %s', (state, outcomes) => {
    const after = Object.entries(statuses).map(([name, status]) => [
      name,
      stateOf(following(inState[state], { id: invitation, status })),
    ]);
    expect(Object.fromEntries(after)).toEqual(outcomes);
  });

  it('from one invitation to the next', () => {
    const again = following(inState.closed, { id: other, status: statuses.sent });
    expect(stateOf(again)).toBe('invited');
    expect(again.invitation).toEqual({ id: other, sentAt: LATER });
    expect(following(again, { id: invitation, status: statuses.withdrawn })).toBe(again);
  });

  it.each(Object.entries(statuses))('and knows it the second time: %s', (_name, status) => {
    const once = following(inState.invited, { id: invitation, status });
    expect(following(once, { id: invitation, status })).toEqual(once);
  });

  it('but a partnership request has no customer', () => {
    const { customer: _none, ...acceptance } = statuses.accepted.acceptance;
    expect(following(lead, { id: invitation, status: { state: 'accepted', acceptance } })).toBe(lead);
  });
});
