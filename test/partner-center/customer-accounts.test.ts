import { later } from '../../src/domain/ids';
import { customerIdOf } from '../../src/workflows/customer-id';
import { existing, refusalOf } from '../workflows/ports';
import { CONTOSO, FABRIKAM, NORTHWIND, newUser, type OpenedSandbox, openSandbox, profile } from './opened';

describe("customers' accounts", () => {
  let sandbox: OpenedSandbox;
  beforeEach(async () => {
    sandbox = await openSandbox();
  });
  afterEach(() => sandbox.close());

  const create = (changes: Parameters<typeof profile>[0] = {}, requestId = 'request-1', partner = FABRIKAM) =>
    sandbox.partnerCenter.createCustomer(partner, requestId, profile(changes), CONTOSO);

  const passwordOf = async (creation: ReturnType<typeof create>): Promise<string> => {
    const created = await creation;
    if (created.status !== 'created') throw new Error('there is no customer yet');
    return existing(created.setupInfo).password;
  };

  describe('a domain', () => {
    it.each(['taken.onmicrosoft.com', 'taken2026.onmicrosoft.com', 'TakenToo.onmicrosoft.com'])(
      '%s is not available',
      async domain => {
        expect(await sandbox.partnerCenter.isDomainAvailable(domain)).toBe(false);
        expect(await refusalOf(create({ domain }))).toBe('domain-taken');
      },
    );

    it('is available until there is a customer with it', async () => {
      const { partnerCenter } = sandbox;
      expect(await partnerCenter.isDomainAvailable('northwind.onmicrosoft.com')).toBe(true);
      await create();
      expect(await partnerCenter.isDomainAvailable('northwind.onmicrosoft.com')).toBe(false);
      expect(await partnerCenter.isDomainAvailable('NorthWind.onmicrosoft.com')).toBe(false);
      expect(await partnerCenter.isDomainAvailable('northwind2.onmicrosoft.com')).toBe(true);
    });

    it('belongs to whoever was first', async () => {
      await create();
      expect(await refusalOf(create({}, 'request-2'))).toBe('domain-taken');
      expect(await refusalOf(create({}, 'request-1', CONTOSO))).toBe('domain-taken');
    });
  });

  describe('a new customer', () => {
    it('has the id that its domain has in an acceptance', async () => {
      expect(await create()).toMatchObject({
        status: 'created',
        customer: customerIdOf('northwind.onmicrosoft.com'),
        setupInfo: { userName: 'admin@northwind.onmicrosoft.com' },
      });
    });

    it('has its profile and its first administrator, also after a restart', async () => {
      await create();
      await sandbox.restart();
      expect(await sandbox.partnerCenter.customerProfile(NORTHWIND)).toMatchObject({ profile: profile() });
      const { items } = await sandbox.partnerCenter.users(NORTHWIND, { deleted: false });
      expect(items.map(({ user }) => user)).toEqual([
        {
          id: expect.any(String),
          userPrincipalName: 'admin@northwind.onmicrosoft.com',
          displayName: 'Anna Lidman',
          firstName: 'Anna',
          lastName: 'Lidman',
          usageLocation: 'US',
          licenses: [],
          roles: ['global-admin'],
        },
      ]);
    });

    it('is made once, and its password told once', async () => {
      const customer = NORTHWIND;
      expect(await create()).toMatchObject({ setupInfo: { password: expect.any(String) } });
      expect(await create()).toEqual({ status: 'created', customer, setupInfo: undefined });
      await sandbox.restart();
      expect(await create()).toEqual({ status: 'created', customer, setupInfo: undefined });
    });

    it('is made once when it is asked for several times at once', async () => {
      const answers = await Promise.all([create(), create(), create()]);
      const told = answers.filter(answer => answer.status === 'created' && answer.setupInfo !== undefined);
      expect(told).toHaveLength(1);
      expect(answers.map(answer => answer.status)).toEqual(['created', 'created', 'created']);
    });

    it('is complete when an attempt that was interrupted is repeated', async () => {
      sandbox.beforeNextWriteOf('sandbox-customer', async () => {
        throw new Error('the process ended');
      });
      await expect(create()).rejects.toThrow('the process ended');
      expect(await sandbox.partnerCenter.isDomainAvailable('northwind.onmicrosoft.com')).toBe(true);
      expect(await create()).toMatchObject({ status: 'created', setupInfo: { password: expect.any(String) } });
      expect((await sandbox.partnerCenter.users(NORTHWIND, { deleted: false })).items).toHaveLength(1);
    });

    it('takes three operations of the store, a repeated request one', async () => {
      expect(await sandbox.costOf(create)).toEqual([
        'read sandbox-customer',
        'create sandbox-user',
        'create sandbox-customer',
      ]);
      expect(await sandbox.costOf(create)).toEqual(['read sandbox-customer']);
    });
  });

  describe('a temporary password', () => {
    it('is long, of every kind of character and never the same', async () => {
      const passwords = [];
      for (let number = 1; number <= 50; number += 1) {
        passwords.push(await passwordOf(create({ domain: `northwind${number}.onmicrosoft.com` })));
      }
      for (const password of passwords) {
        expect(password).toMatch(/^(?=.*[A-Z])(?=.*[a-z])(?=.*[0-9])(?=.*[!#$%?])[A-Za-z0-9!#$%?]{16}$/);
      }
      expect(new Set(passwords).size).toBe(50);
    });

    it('is written nowhere', async () => {
      const { partnerCenter } = sandbox;
      const password = await passwordOf(create());
      const created = await partnerCenter.createUser(NORTHWIND, newUser('Bram'));
      const reset = await partnerCenter.resetPassword(NORTHWIND, created.user.id);
      const disk = await sandbox.disk();
      expect(disk).toContain('admin@northwind.onmicrosoft.com');
      expect(disk).toContain('bram@northwind.onmicrosoft.com');
      for (const secret of [password, created.password, reset.password]) expect(disk).not.toContain(secret);
    });
  });

  describe('a company called Slow', () => {
    const slow = { companyName: 'Slow Food' };

    it('is there after three seconds, whoever asks until then', async () => {
      const askAgainAt = later(new Date(sandbox.now()), 3_000);
      expect(await create(slow)).toEqual({ status: 'pending', askAgainAt });
      sandbox.wait(2_999);
      expect(await create(slow)).toEqual({ status: 'pending', askAgainAt });
      expect(await sandbox.partnerCenter.customerProfile(NORTHWIND)).toBeUndefined();
      expect(await sandbox.partnerCenter.isDomainAvailable('northwind.onmicrosoft.com')).toBe(false);
      expect(await refusalOf(create(slow, 'request-2'))).toBe('domain-taken');

      await sandbox.restart();
      sandbox.wait(1);
      expect(await create(slow)).toMatchObject({ status: 'created', setupInfo: { password: expect.any(String) } });
      expect(await create(slow)).toMatchObject({ status: 'created', setupInfo: undefined });
      expect(await sandbox.partnerCenter.customerProfile(NORTHWIND)).toMatchObject({ profile: slow });
    });

    it('tells its password to one of those who ask at the same time', async () => {
      await create(slow);
      sandbox.wait(3_000);
      const answers = await Promise.all([create(slow), create(slow)]);
      expect(answers.filter(answer => answer.status === 'created' && answer.setupInfo !== undefined)).toHaveLength(1);
    });
  });

  describe('a company called Broken', () => {
    const broken = { companyName: 'Broken Windows' };

    it.each([
      ['the same request id', 'request-1'],
      ['a new request id', 'request-2'],
    ])('fails once, and succeeds with %s', async (_, again) => {
      expect(await refusalOf(create(broken))).toBe('provisioning-failed');
      expect(await sandbox.partnerCenter.customerProfile(NORTHWIND)).toBeUndefined();
      expect((await sandbox.partnerCenter.users(NORTHWIND, { deleted: false })).items).toEqual([]);
      expect(await sandbox.partnerCenter.isDomainAvailable('northwind.onmicrosoft.com')).toBe(true);

      await sandbox.restart();
      expect(await create(broken, again)).toMatchObject({
        status: 'created',
        setupInfo: { password: expect.any(String) },
      });
      expect(await create(broken, again)).toMatchObject({ status: 'created', setupInfo: undefined });
      expect(await sandbox.partnerCenter.isDomainAvailable('northwind.onmicrosoft.com')).toBe(false);
    });

    it('may be slow as well', async () => {
      const both = { companyName: 'Slow and Broken' };
      expect(await refusalOf(create(both))).toBe('provisioning-failed');
      expect(await create(both)).toMatchObject({ status: 'pending' });
      sandbox.wait(3_000);
      expect(await create(both)).toMatchObject({ status: 'created' });
    });
  });

  describe('a profile', () => {
    it('is unknown of a customer that accepted an invitation, until somebody fills it in', async () => {
      const { partnerCenter } = sandbox;
      expect(await partnerCenter.customerProfile(NORTHWIND)).toBeUndefined();
      const filledIn = await partnerCenter.updateCustomerProfile(NORTHWIND, { profile: profile(), etag: undefined });
      expect(filledIn.profile).toEqual(profile());
      expect(await partnerCenter.customerProfile(NORTHWIND)).toEqual(filledIn);
      expect(await refusalOf(create())).toBe('domain-taken');
    });

    it('is changed by whoever has seen its present state', async () => {
      await create();
      const { partnerCenter } = sandbox;
      const { etag } = existing(await partnerCenter.customerProfile(NORTHWIND));
      const moved = await partnerCenter.updateCustomerProfile(NORTHWIND, {
        profile: profile({ city: 'Seattle' }),
        etag,
      });
      expect(moved.profile.city).toBe('Seattle');

      const late = { profile: profile({ city: 'Tacoma' }), etag };
      expect(await refusalOf(partnerCenter.updateCustomerProfile(NORTHWIND, late))).toBe('changed-meanwhile');
      const blind = { profile: profile({ city: 'Tacoma' }), etag: undefined };
      expect(await refusalOf(partnerCenter.updateCustomerProfile(NORTHWIND, blind))).toBe('changed-meanwhile');
      await sandbox.restart();
      expect(await sandbox.partnerCenter.customerProfile(NORTHWIND)).toEqual(moved);
    });

    it('is not overwritten by those who were a moment slower', async () => {
      await create();
      const { partnerCenter } = sandbox;
      const { etag } = existing(await partnerCenter.customerProfile(NORTHWIND));
      const colleague = { profile: profile({ city: 'Seattle' }), etag };
      sandbox.beforeNextWriteOf('sandbox-customer', () => partnerCenter.updateCustomerProfile(NORTHWIND, colleague));
      const late = { profile: profile({ city: 'Tacoma' }), etag };
      expect(await refusalOf(partnerCenter.updateCustomerProfile(NORTHWIND, late))).toBe('changed-meanwhile');
      expect((await partnerCenter.customerProfile(NORTHWIND))?.profile.city).toBe('Seattle');
    });

    it('does not make the customer that was created another one', async () => {
      await create();
      const { partnerCenter } = sandbox;
      const { etag } = existing(await partnerCenter.customerProfile(NORTHWIND));
      await partnerCenter.updateCustomerProfile(NORTHWIND, { profile: profile({ companyName: 'Renamed' }), etag });
      expect(await create()).toEqual({ status: 'created', customer: NORTHWIND, setupInfo: undefined });
    });

    it('can be filled in where a creation has failed', async () => {
      expect(await refusalOf(create({ companyName: 'Broken Windows' }))).toBe('provisioning-failed');
      const { partnerCenter } = sandbox;
      const filledIn = await partnerCenter.updateCustomerProfile(NORTHWIND, { profile: profile(), etag: undefined });
      expect(await partnerCenter.customerProfile(NORTHWIND)).toEqual(filledIn);
    });

    it('takes one operation of the store to read and two to change', async () => {
      await create();
      const { partnerCenter } = sandbox;
      const { etag } = existing(await partnerCenter.customerProfile(NORTHWIND));
      expect(await sandbox.costOf(() => partnerCenter.customerProfile(NORTHWIND))).toEqual(['read sandbox-customer']);
      expect(
        await sandbox.costOf(() => partnerCenter.updateCustomerProfile(NORTHWIND, { profile: profile(), etag })),
      ).toEqual(['read sandbox-customer', 'replace sandbox-customer']);
    });
  });

  describe('the existing book', () => {
    it('has three customers for a partner that is called Established', async () => {
      const { partnerCenter } = sandbox;
      const book = await partnerCenter.existingBook(CONTOSO, 'Contoso Established Ltd');
      expect(book.map(({ companyName }) => companyName)).toEqual([
        'Alpine Ski House',
        'Coho Winery',
        'Lamna Healthcare',
      ]);
      for (const { customer, domain } of book) {
        expect(customer).toBe(customerIdOf(domain));
        expect(domain).toMatch(/^[a-z0-9]{1,27}\.onmicrosoft\.com$/);
        expect(await partnerCenter.isDomainAvailable(domain)).toBe(false);
        expect(await partnerCenter.customerProfile(customer)).toBeUndefined();
      }
      expect(await partnerCenter.existingBook(CONTOSO, 'Contoso Established Ltd')).toEqual(book);
    });

    it('is empty for others', async () => {
      expect(await sandbox.partnerCenter.existingBook(CONTOSO, 'Contoso')).toEqual([]);
    });

    it("is each partner's own", async () => {
      const ids = async (partner: typeof CONTOSO) =>
        (await sandbox.partnerCenter.existingBook(partner, 'Established')).map(({ customer }) => customer);
      expect(new Set([...(await ids(CONTOSO)), ...(await ids(FABRIKAM))]).size).toBe(6);
    });
  });
});
