import {
  answered,
  type ContactRequest,
  messageOf,
  requireAskable,
  requireUnanswered,
} from '../../src/domain/contact-request';
import { DAY, InvitationId, instant, TenantId, UserId } from '../../src/domain/ids';

const START = new Date('2026-03-02T10:00:00.000Z');
const after = (days: number) => new Date(START.getTime() + days * DAY);

const asked: ContactRequest = {
  reseller: { tenantId: TenantId.parse('contoso'), companyName: 'Contoso', mpnId: '1', country: 'DE' },
  message: 'Hello',
  askedBy: { userId: UserId.parse('alex'), name: 'Alex Wilber' },
  askedAt: instant(START),
};
const answer = { invitation: InvitationId.parse('invitation'), by: 'Megan Bowen', at: instant(after(1)) };
const done = answered(asked, answer);

describe('a request to get in touch', () => {
  it('needs a message', () => {
    expect(messageOf({ message: ' Hello ' })).toBe('Hello');
    for (const message of ['', ' ', 'x'.repeat(501)]) expect(() => messageOf({ message })).toThrow('invalid-input');
    expect(() => messageOf({})).toThrow('invalid-input');
  });

  it('is repeated only when the provider had a week to answer, or has answered', () => {
    expect(() => requireAskable(undefined, START)).not.toThrow();
    expect(() => requireAskable(asked, new Date(after(7).getTime() - 1))).toThrow('already-asked');
    expect(() => requireAskable(asked, after(7))).not.toThrow();
    expect(() => requireAskable(done, after(1))).not.toThrow();
  });

  it('is answered once', () => {
    expect(done.answer).toEqual(answer);
    expect(answered(done, { ...answer, by: 'Somebody else' })).toBe(done);
    expect(requireUnanswered(asked)).toBe(asked);
    expect(() => requireUnanswered(done)).toThrow('already-answered');
  });
});
