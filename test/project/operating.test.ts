import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../package.json';
import { CONTACT_REQUEST_LIFETIME } from '../../src/domain/contact-request';
import { STUCK_LIFETIME } from '../../src/domain/effect';
import { HISTORY_LIFETIME } from '../../src/domain/history';
import { DAY } from '../../src/domain/ids';
import { ON_RECORD_REQUEST_LIFETIME } from '../../src/domain/incentive';
import { EXPIRED_INVITATION_LIFETIME, INVITATION_LIFETIME } from '../../src/domain/invitation';
import { filesIn } from './sources';

const guide = readFileSync(join(__dirname, '../../docs/operating.md'), 'utf8');

/** The rows of a table that begin with this. */
const row = (beginning: string): string =>
  guide
    .split('\n')
    .filter(line => line.startsWith(`| ${beginning}`))
    .join('\n');

describe('the guide for operators', () => {
  it('has every metric, and no other', () => {
    const metrics = filesIn('src/metrics').flatMap(({ text }) => text.match(/partner_desk_\w+/g) ?? []);
    expect(new Set(guide.match(/partner_desk_\w+/g))).toEqual(new Set(metrics));
  });

  it('names only scripts that exist', () => {
    const named = [...guide.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter(name => !(name in manifest.scripts))).toEqual([]);
  });

  it.each([
    ['entries of the history', HISTORY_LIFETIME],
    ['an invitation can be accepted', INVITATION_LIFETIME],
    ['an invitation that nobody has answered', EXPIRED_INVITATION_LIFETIME],
    ['requests of resellers', CONTACT_REQUEST_LIFETIME],
    ['requests to be made reseller', ON_RECORD_REQUEST_LIFETIME],
    ['effects that are set aside', STUCK_LIFETIME],
  ])('says how long there are %s', (what, milliseconds) => {
    expect(row(what)).toContain(`${milliseconds / DAY} days`);
  });
});
