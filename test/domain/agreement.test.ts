import { acceptedBy, agreementOf } from '../../src/domain/agreement';
import { refusalOf } from '../workflows/ports';

const NOW = new Date('2026-03-02T09:59:59.999Z');
const ANSWERS = { firstName: ' Anna ', lastName: 'Lidman', email: 'anna@northwind.example', dateAgreed: '2026-03-02' };

const recorded = (changes: Record<string, string> = {}) => agreementOf({ ...ANSWERS, ...changes }, 'Megan Bowen', NOW);
const refused = (changes: Record<string, string>) => refusalOf(Promise.resolve().then(() => recorded(changes)));

describe('the acceptance of the customer agreement', () => {
  it('says who accepted it and when, and who recorded that and when', () => {
    expect(recorded()).toEqual({
      ...ANSWERS,
      firstName: 'Anna',
      recordedBy: 'Megan Bowen',
      recordedAt: '2026-03-02T09:59:59.999Z',
    });
    expect(acceptedBy(recorded())).toBe('Anna Lidman (anna@northwind.example)');
  });

  it.each([
    [{ dateAgreed: '2026-03-03' }, { dateAgreed: { code: 'date-in-future' } }],
    [{ dateAgreed: '2026-02-30' }, { dateAgreed: { code: 'date' } }],
    [{ dateAgreed: 'today' }, { dateAgreed: { code: 'date' } }],
    [{ dateAgreed: '' }, { dateAgreed: { code: 'required' } }],
    [{ email: 'anna' }, { email: { code: 'email' } }],
    [{ firstName: '' }, { firstName: { code: 'required' } }],
  ])('is refused with %j', async (changes, problems) => {
    expect(await refused(changes)).toEqual(problems);
  });

  it('may be today wherever it is today', () => {
    const evening = new Date('2026-03-02T10:00:00.000Z');
    expect(agreementOf({ ...ANSWERS, dateAgreed: '2026-03-03' }, 'Megan Bowen', evening).dateAgreed).toBe('2026-03-03');
  });
});
