import { readFileSync } from 'node:fs';
import path from 'node:path';
import { submissionOf } from '../../../src/domain/enrollment-form';
import { Instant, TenantId, UserId } from '../../../src/domain/ids';
import { ACCOUNT_ID, Accounts, Users } from '../../../src/store/documents';
import { openEmbeddedStore } from '../../../src/store/embedded';
import { longKnown, ordered } from '../../conversation/harness/customer';
import { profile } from '../../conversation/harness/story';

/** Contoso, a direct partner since long ago, with the customer Northwind and ten licenses. */
export async function directPartner(dataDirectory: string): Promise<void> {
  const store = openEmbeddedStore(dataDirectory, () => new Date());
  const contoso = playgroundOf('contoso');
  const tenant = TenantId.parse(contoso.tenantId);
  const userId = UserId.parse(contoso.userId);
  await store.create(Accounts, {
    tenant,
    id: ACCOUNT_ID,
    body: {
      by: { userId, name: contoso.name, language: 'en' },
      enrollment: {
        state: 'active',
        submission: submissionOf('direct-partner', '1234567', profile('Contoso', 'contoso.example')),
        since: Instant.parse('2026-01-01T00:00:00.000Z'),
      },
    },
  });
  await store.create(Users, {
    tenant,
    id: userId,
    body: {
      id: userId,
      name: contoso.name,
      roles: ['global-admin', 'admin-agent'],
      language: 'en',
      locale: 'en-US',
      languageChosen: false,
      muted: false,
      unreachable: false,
    },
  });
  const seller = { person: { ...contoso, locale: 'en-US' } };
  const [customer] = await longKnown({ store }, seller, ['Northwind']);
  if (customer) await ordered({ store }, seller, customer, { friendlyName: '' });
  await store.close();
}

/** Who writes in a playground, from its configuration. */
function playgroundOf(name: string) {
  const file = path.resolve(__dirname, '../../../scripts/playground', `${name}.yml`);
  const [, tenantId = '', user = '', userId = ''] =
    /^tenantId: (\S+)$[\s\S]*?^currentUser:\n {2}id: \S+\n {2}name: (.+)\n.*\n {2}aadObjectId: (\S+)$/m.exec(
      readFileSync(file, 'utf8'),
    ) ?? [];
  return { tenantId, userId, name: user };
}
