import { customerProfileOf, initialProfile, updatedProfile } from '../../src/domain/customer-profile';
import { InvalidInput } from '../../src/domain/errors';

const ACCEPTED = { companyName: 'Northwind', domain: 'northwind.example', administrator: 'anna@northwind.example' };

const ANSWERS = {
  companyName: 'Northwind',
  organizationRegistrationNumber: '',
  addressLine1: '1 Main Street',
  addressLine2: '',
  city: 'München',
  state: '',
  postalCode: '80807',
  country: 'DE',
  firstName: 'Anna',
  lastName: 'Lidman',
  email: 'anna@northwind.example',
  phoneNumber: '',
};

describe('the profile of a customer that has accepted', () => {
  it.each([
    ['anna@northwind.example', 'anna@northwind.example'],
    ['Anna (anna@northwind.example)', 'anna@northwind.example'],
    ['Anna @ Northwind (mail) (anna@northwind.example)', 'anna@northwind.example'],
    ['Anna', ''],
  ])('begins with the address of who accepted: %j', (administrator, email) => {
    expect(initialProfile({ ...ACCEPTED, administrator }, 'DE')).toMatchObject({
      companyName: 'Northwind',
      domain: 'northwind.example',
      country: 'DE',
      email,
      city: '',
    });
  });

  it('keeps its domain, whatever is typed', () => {
    const before = initialProfile(ACCEPTED, 'DE');
    expect(updatedProfile(before, { ...ANSWERS, domain: 'other' })).toEqual({
      ...ANSWERS,
      domain: 'northwind.example',
    });
  });

  it('needs a registration number and a phone number where the country asks for them', () => {
    const before = initialProfile(ACCEPTED, 'PL');
    const update = () => updatedProfile(before, { ...ANSWERS, country: 'PL' });
    expect(update).toThrow(
      new InvalidInput({
        organizationRegistrationNumber: { code: 'registration-number' },
        phoneNumber: { code: 'required' },
      }),
    );
  });

  it('of a new customer has a domain of its own', () => {
    expect(customerProfileOf({ ...ANSWERS, domain: 'Northwind' }).domain).toBe('northwind.onmicrosoft.com');
    expect(() => customerProfileOf({ ...ANSWERS, domain: 'north.wind' })).toThrow(InvalidInput);
  });
});
