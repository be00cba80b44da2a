import { DeskError } from '../../src/domain/errors';
import { TenantId } from '../../src/domain/ids';
import { hashOf, issueLink, matchingHash, parseToken } from '../../src/workflows/link';

const TENANT = TenantId.parse('430e9d22-aace-4085-a32d-aede1fe79122');
const SECRET = 'Zm9yIHRoZSB0ZXN0cyBvbmx5-_AA1234';
const issue = (tenant = TENANT, documentId = 'invitation-1') =>
  issueLink({ ids: { next: () => 'id', secret: () => SECRET } }, tenant, documentId);

describe('a personal link', () => {
  it('names its document, and carries a secret that only its hash knows', () => {
    const { token, hash } = issue();
    expect(parseToken(token)).toEqual({ tenant: TENANT, documentId: 'invitation-1', hash });
    expect(token).toContain(SECRET);
    expect(hash).not.toContain(SECRET);
    expect(hash).toBe(hashOf(token));
  });

  it.each(['x', 'tenant with spaces', '29:1-ü😀', 'x'.repeat(200)])('can lie in the partition %j', tenant => {
    const { token } = issue(TenantId.parse(tenant));
    expect(token).toMatch(/^[\w.-]+$/);
    expect(parseToken(token).tenant).toBe(tenant);
  });

  const { token } = issue();
  const [tenantPart = '', documentPart = '', secretPart = ''] = token.split('.');

  it.each([
    ['empty', ''],
    ['cut in its secret', token.slice(0, -11)],
    ['without a secret', `${tenantPart}.${documentPart}`],
    ['with an empty secret', `${tenantPart}.${documentPart}.`],
    ['without a document', `${tenantPart}..${secretPart}`],
    ['without a tenant', `.${documentPart}.${secretPart}`],
    ['with a fourth part', `${token}.x`],
    ['with a bracket at its end', `${token})`],
    ['with a space at its end', `${token} `],
    ['with a line break at its end', `${token}\n`],
    ['with a path', `../${token}`],
    ['with an escape', token.replace('.', '%2E')],
    ['with a secret beyond measure', `${token}${'x'.repeat(64)}`],
    ['for a tenant beyond measure', `${'eHh4'.repeat(100)}.${documentPart}.${secretPart}`],
    ['of 20,000 characters', 'x.'.repeat(10_000)],
  ])('is refused %s', (_, broken) => {
    expect(() => parseToken(broken)).toThrow(new DeskError('link-invalid'));
  });

  it('has another hash with any character changed', () => {
    for (let index = 0; index < token.length; index += 1) {
      if (token[index] === '.') continue;
      const changed = `${token.slice(0, index)}${token[index] === 'A' ? 'B' : 'A'}${token.slice(index + 1)}`;
      expect(hashOf(changed)).not.toBe(hashOf(token));
    }
  });
});

describe('the hash of a link', () => {
  const [one, two] = [hashOf('one'), hashOf('two')];

  it('is found among those that are known', () => {
    expect(matchingHash(one, [two, one])).toBe(one);
  });

  it.each<[string, string, string[]]>([
    ['of another link', one, [two]],
    ['of no link', one, []],
    ['cut', one.slice(0, -1), [one]],
    ['empty', '', [one]],
  ])('is not found when it is %s', (_, hash, known) => {
    expect(matchingHash(hash, known)).toBeUndefined();
  });
});
