import fc from 'fast-check';
import {
  Customer,
  isRecorded,
  merged,
  reactivated,
  removed,
  requireActive,
  requireInvitable,
  requireListed,
} from '../../src/domain/customer';
import { DeskError } from '../../src/domain/errors';
import { CustomerId, InvitationId, instant, TenantId } from '../../src/domain/ids';

const PARTNERS = ['fabrikam', 'wingtip', 'tailspin'].map(name => TenantId.parse(name));
const moment = (minute: number) => instant(new Date(Date.UTC(2026, 2, 2, 10, minute)));

const acceptance = (minute: number, changes: Partial<Customer> = {}): Customer => ({
  id: CustomerId.parse('northwind'),
  companyName: `Northwind ${minute}`,
  domain: 'northwind.example',
  administrator: 'alex@northwind.example',
  relationship: { state: 'active', since: moment(minute), invitation: InvitationId.parse(`invitation-${minute}`) },
  delegatedAdminPrivileges: 'none',
  sharedWith: [],
  ...changes,
});

const acceptances = fc.array(
  fc
    .record({
      minute: fc.nat(5),
      delegatedAdminPrivileges: fc.constantFrom('granted' as const, 'none' as const),
      sharedWith: fc.subarray(PARTNERS),
    })
    .map(({ minute, ...changes }) => acceptance(minute, changes)),
  { minLength: 1, maxLength: 6 },
);

const mergedAll = (all: readonly Customer[]): Customer | undefined =>
  all.reduce<Customer | undefined>((known, next) => merged(known, next), undefined);

/** Who shares the customer is a set; only its first order is kept. */
const inOrder = (customer: Customer | undefined) =>
  customer && { ...customer, sharedWith: [...customer.sharedWith].sort() };

describe('a customer that accepts again', () => {
  it('is recorded as it accepted at first', () => {
    expect(merged(undefined, acceptance(1))).toEqual(acceptance(1));
  });

  it('counts with its newer relationship', () => {
    expect(merged(acceptance(1), acceptance(2))).toEqual(acceptance(2));
  });

  it('counts with its newer relationship, also when the older one is recorded late', () => {
    expect(merged(acceptance(2), acceptance(1))).toEqual(acceptance(2));
  });

  it('keeps its privileges and everybody who shares it', () => {
    const known = acceptance(1, { delegatedAdminPrivileges: 'granted', sharedWith: PARTNERS.slice(0, 2) });
    const again = merged(known, acceptance(2, { sharedWith: PARTNERS.slice(1) }));
    expect(again.delegatedAdminPrivileges).toBe('granted');
    expect(again.sharedWith).toEqual(PARTNERS);
  });

  it('keeps the first acceptance of the customer agreement', () => {
    const agreed = (firstName: string) => ({
      agreement: {
        firstName,
        lastName: 'Lidman',
        email: 'anna@northwind.example',
        dateAgreed: '2026-03-01',
        recordedBy: 'Megan Bowen',
        recordedAt: moment(0),
      },
    });
    expect(merged(acceptance(1, agreed('Anna')), acceptance(2)).agreement?.firstName).toBe('Anna');
    expect(merged(acceptance(1), acceptance(2, agreed('Anna'))).agreement?.firstName).toBe('Anna');
    expect(merged(acceptance(1, agreed('Anna')), acceptance(2, agreed('Bo'))).agreement?.firstName).toBe('Anna');
  });

  it('loses no privileges and nobody who shares it, whatever is merged', () => {
    fc.assert(
      fc.property(acceptances, all => {
        const customer = mergedAll(all);
        expect(customer?.delegatedAdminPrivileges).toBe(
          all.some(each => each.delegatedAdminPrivileges === 'granted') ? 'granted' : 'none',
        );
        expect(inOrder(customer)?.sharedWith).toEqual([...new Set(all.flatMap(each => each.sharedWith))].sort());
        expect(customer?.relationship.since).toBe(
          all
            .map(each => each.relationship.since)
            .sort()
            .at(-1),
        );
        expect(Customer.parse(customer)).toEqual(customer);
      }),
    );
  });

  it('is the same when any of its acceptances is recorded once more', () => {
    fc.assert(
      fc.property(acceptances, fc.nat(), (all, index) => {
        const customer = mergedAll(all);
        const again = all[index % all.length] ?? acceptance(0);
        fc.pre(all.filter(each => each.relationship.since === again.relationship.since).length === 1);
        expect(merged(customer, again)).toEqual(customer);
      }),
    );
  });
});

describe('a relationship that is removed', () => {
  const { since } = acceptance(1).relationship;
  const over = () => removed(acceptance(1, { delegatedAdminPrivileges: 'granted' }), since, moment(3));

  it('leaves the privileges as they are', () => {
    expect(over()).toMatchObject({
      relationship: { state: 'removed', since, removedAt: moment(3) },
      delegatedAdminPrivileges: 'granted',
    });
    expect(Customer.parse(over())).toEqual(over());
  });

  it('is the one that was shown', () => {
    expect(() => removed(acceptance(1), moment(0), moment(3))).toThrow(new DeskError('changed-meanwhile'));
    expect(() => removed(over(), since, moment(4))).toThrow(new DeskError('relationship-missing'));
    expect(() => requireActive(over())).toThrow(new DeskError('relationship-missing'));
    expect(() => requireActive(undefined)).toThrow(new DeskError('not-found'));
  });

  it('stays removed when an acceptance from before is recorded late', () => {
    expect(merged(over(), acceptance(2)).relationship).toEqual(over().relationship);
  });

  it('begins anew with a later acceptance', () => {
    expect(merged(over(), acceptance(4)).relationship).toEqual(acceptance(4).relationship);
  });

  it('is reactivated, once', () => {
    const again = reactivated(over(), moment(5));
    expect(again.relationship).toEqual({ ...acceptance(1).relationship, since: moment(5) });
    expect(reactivated(again, moment(6))).toBe(again);
  });
});

describe('a customer from other portals', () => {
  const elsewhere = (minute: number): Customer => ({
    ...acceptance(minute),
    administrator: '',
    relationship: { state: 'elsewhere', since: moment(minute) },
  });

  it('is on the list and can be invited, and has no relationship', () => {
    expect(Customer.parse(elsewhere(1))).toEqual(elsewhere(1));
    expect(requireListed(elsewhere(1))).toEqual(elsewhere(1));
    expect(requireInvitable(elsewhere(1))).toEqual(elsewhere(1));
    expect(() => requireActive(elsewhere(1))).toThrow(new DeskError('relationship-missing'));
    expect(reactivated(elsewhere(1), moment(2))).toEqual(elsewhere(1));
    expect(() => requireInvitable(acceptance(1))).toThrow(new DeskError('already-customer'));
  });

  it.each([1, 2, 3])('is an ordinary one as soon as it accepts, whenever that is recorded (%s)', minute => {
    expect(isRecorded(elsewhere(2), acceptance(minute))).toBe(false);
    expect(merged(elsewhere(2), acceptance(minute))).toEqual(acceptance(minute));
  });

  it('is an ordinary one when it is added with an order, which has no invitation', () => {
    const { relationship: _, ...rest } = acceptance(3);
    const added: Customer = { ...rest, relationship: { state: 'active', since: moment(3) } };
    expect(isRecorded(elsewhere(2), added)).toBe(false);
    expect(merged(elsewhere(2), added)).toEqual(added);
  });
});
