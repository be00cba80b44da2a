import fc from 'fast-check';
import { DeskError } from '../../src/domain/errors';
import { CustomerId, DAY, InvitationId, instant, later, TenantId, UserId } from '../../src/domain/ids';
import {
  type Acceptance,
  accepted,
  EXPIRED_INVITATION_LIFETIME,
  edited,
  forgottenAt,
  INVITATION_LIFETIME,
  Invitation,
  renewed,
  requireOpen,
  sent,
  statusOf,
  withdrawn,
} from '../../src/domain/invitation';

const START = new Date('2026-03-02T10:00:00.000Z');
const BEFORE_END = new Date(START.getTime() + INVITATION_LIFETIME - 1);
const END = new Date(START.getTime() + INVITATION_LIFETIME);

const drafted: Invitation = {
  id: InvitationId.parse('invitation'),
  kind: 'reseller-relationship',
  inviters: [{ tenantId: TenantId.parse('contoso'), companyName: 'Contoso', mpnId: '1234567', country: 'DE' }],
  createdBy: { userId: UserId.parse('robin'), name: 'Robin Counts' },
  createdAt: instant(START),
  expiresAt: later(START, INVITATION_LIFETIME),
  linkHashes: ['hash-0'],
  recipient: '',
  subject: 'Our invitation',
  text: 'Open {link}',
  cards: [],
  shownTo: [],
  status: { state: 'draft' },
};

const draft = { recipient: 'Northwind', subject: 'Hello', text: 'Please open {link}' };
const acceptance = (at: Date): Acceptance => ({
  at: instant(at),
  companyName: 'Northwind',
  domain: 'northwind.example',
  by: 'alex@northwind.example',
  customer: CustomerId.parse('northwind'),
});

const actions = {
  edit: (invitation: Invitation) => edited(invitation, draft),
  send: (invitation: Invitation, now: Date) => sent(invitation, instant(now)),
  withdraw: (invitation: Invitation, now: Date) => withdrawn(invitation, 'Robin Counts', instant(now)),
  renew: (invitation: Invitation, now: Date) => renewed(invitation, `hash-${now.getTime()}`, now),
  accept: (invitation: Invitation, now: Date) => accepted(invitation, acceptance(now), now),
};
type Action = keyof typeof actions;

const inState = {
  draft: drafted,
  sent: sent(drafted, instant(START)),
  accepted: accepted(drafted, acceptance(START), START),
  withdrawn: withdrawn(drafted, 'Robin Counts', instant(START)),
  expired: drafted,
};
type State = keyof typeof inState;

const outcomeOf = (work: () => Invitation, now: Date): string => {
  try {
    return statusOf(work(), now);
  } catch (error) {
    if (error instanceof DeskError) return error.code;
    throw error;
  }
};

describe('what can happen to an invitation', () => {
  it.each<[State, Record<Action, string>]>([
    ['draft', { edit: 'draft', send: 'sent', withdraw: 'withdrawn', renew: 'draft', accept: 'accepted' }],
    ['sent', { edit: 'sent', send: 'sent', withdraw: 'withdrawn', renew: 'sent', accept: 'accepted' }],
    // Sending it again gives it new time.
    ['expired', { edit: 'expired', send: 'expired', withdraw: 'withdrawn', renew: 'draft', accept: 'link-expired' }],
    [
      'accepted',
      {
        edit: 'invitation-closed',
        send: 'invitation-closed',
        withdraw: 'invitation-closed',
        renew: 'invitation-closed',
        accept: 'link-used',
      },
    ],
    [
      'withdrawn',
      {
        edit: 'invitation-closed',
        send: 'invitation-closed',
        withdraw: 'withdrawn',
        renew: 'invitation-closed',
        accept: 'link-withdrawn',
      },
    ],
  ])('while it is %s', (state, outcomes) => {
    const now = state === 'expired' ? END : BEFORE_END;
    const found = Object.entries(actions).map(([name, act]) => [name, outcomeOf(() => act(inState[state], now), now)]);
    expect(Object.fromEntries(found)).toEqual(outcomes);
  });

  it('never leads to a state that cannot be, and never out of an end', () => {
    const step = fc.record({
      action: fc.constantFrom(...Object.entries(actions)),
      days: fc.constantFrom(0, 1, 29, 30, 31),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30, size: 'max' }), steps => {
        let invitation = drafted;
        let time = START.getTime();
        for (const { action, days } of steps) {
          time += days * DAY + 1;
          const now = new Date(time);
          const before = invitation;
          try {
            invitation = action[1](before, now);
          } catch (error) {
            expect(error).toBeInstanceOf(DeskError);
          }
          expect(Invitation.parse(invitation)).toEqual(invitation);
          if (before.status.state === 'accepted' || before.status.state === 'withdrawn')
            expect(invitation).toEqual(before);
          if (before.status.state === 'sent') expect(invitation.status.state).not.toBe('draft');
          if (statusOf(before, now) === 'expired') expect(invitation.status.state).not.toBe('accepted');
          expect(invitation.linkHashes.length).toBeLessThanOrEqual(10);
          const { id, kind, inviters, createdBy, createdAt } = invitation;
          expect({ id, kind, inviters, createdBy, createdAt }).toEqual({
            id: drafted.id,
            kind: drafted.kind,
            inviters: drafted.inviters,
            createdBy: drafted.createdBy,
            createdAt: drafted.createdAt,
          });
        }
      }),
    );
  });
});

describe('the end of its time', () => {
  it.each<[State, Date, string]>([
    ['draft', BEFORE_END, 'draft'],
    ['draft', END, 'expired'],
    ['sent', BEFORE_END, 'sent'],
    ['sent', END, 'expired'],
    ['accepted', END, 'accepted'],
    ['withdrawn', END, 'withdrawn'],
  ])('makes of one that is %s at %s one that is %s', (state, now, status) => {
    expect(statusOf(inState[state], now)).toBe(status);
  });

  it.each<[State, boolean]>([
    ['draft', true],
    ['sent', true],
    ['accepted', false],
    ['withdrawn', false],
  ])('lets one that is %s be forgotten a while later: %s', (state, isForgotten) => {
    expect(forgottenAt(inState[state])).toBe(isForgotten ? later(END, EXPIRED_INVITATION_LIFETIME) : undefined);
  });

  it('runs anew when it is sent again', () => {
    const again = renewed(drafted, 'hash-1', END);
    expect(again.expiresAt).toBe(later(END, INVITATION_LIFETIME));
    expect(statusOf(again, END)).toBe('draft');
  });

  it.each<[State, Date, string | undefined]>([
    ['draft', BEFORE_END, undefined],
    ['sent', BEFORE_END, undefined],
    ['sent', END, 'link-expired'],
    ['accepted', END, 'link-used'],
    ['withdrawn', END, 'link-withdrawn'],
  ])('of one that is %s at %s closes its link as %s', (state, now, code) => {
    if (code === undefined) expect(() => requireOpen(inState[state], now)).not.toThrow();
    else expect(() => requireOpen(inState[state], now)).toThrow(code);
  });
});

describe('its links', () => {
  it('are the newest ten', () => {
    let invitation = drafted;
    for (let number = 1; number <= 12; number += 1) invitation = renewed(invitation, `hash-${number}`, START);
    expect(invitation.linkHashes).toEqual(Array.from({ length: 10 }, (_, index) => `hash-${index + 3}`));
  });
});

describe('what happened', () => {
  it('is recorded', () => {
    expect(sent(drafted, instant(START)).status).toEqual({ state: 'sent', sentAt: instant(START) });
    expect(accepted(drafted, acceptance(START), START).status).toEqual({
      state: 'accepted',
      acceptance: acceptance(START),
    });
    expect(withdrawn(drafted, 'Robin Counts', instant(START)).status).toEqual({
      state: 'withdrawn',
      withdrawnAt: instant(START),
      by: 'Robin Counts',
    });
    expect(edited(drafted, draft)).toEqual({ ...drafted, ...draft });
  });

  it('is not recorded twice', () => {
    expect(sent(inState.sent, instant(BEFORE_END))).toBe(inState.sent);
    expect(withdrawn(inState.withdrawn, 'Alex', instant(BEFORE_END))).toBe(inState.withdrawn);
  });
});
