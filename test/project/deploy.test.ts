import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Environment } from '../../src/config';
import { CONTAINER, DEFINITION, INDEXING_POLICY, PARTITION_KEY } from '../../src/store/cosmos/definition';

const read = (path: string) => readFileSync(join(__dirname, '../..', path), 'utf8');
const template = read('deploy/main.bicep');
const settings = [...template.matchAll(/\{ name: '([A-Za-z_]+)', (value|secretRef): /g)].map(([, name, from]) => ({
  name: name ?? '',
  from,
}));
/** The paths of a list in the template. */
const pathsOf = (list: string) =>
  [...(new RegExp(`${list}: \\[([^\\]]*)\\]`).exec(template)?.[1] ?? '').matchAll(/'([^']+)'/g)].map(([, path]) => ({
    path,
  }));

describe('the template for Azure', () => {
  it('makes the container as the bot itself would', () => {
    expect(template).toContain(`resource documents 'containers' = {\n      name: '${CONTAINER}'`);
    expect(template).toContain(
      `paths: ['${PARTITION_KEY}'], kind: 'Hash', version: ${DEFINITION.partitionKey?.version}`,
    );
    expect(template).toContain(`defaultTtl: ${DEFINITION.defaultTtl}`);
    expect(template).toContain(`indexingMode: '${INDEXING_POLICY.indexingMode}'`);
    expect(pathsOf('includedPaths')).toEqual(INDEXING_POLICY.includedPaths);
    expect(pathsOf('excludedPaths')).toEqual(INDEXING_POLICY.excludedPaths);
  });

  it('sets nothing that the bot does not know', () => {
    const known = [...Object.keys(Environment.shape), 'AZURE_CLIENT_ID'];
    expect(settings.map(({ name }) => name).filter(name => !known.includes(name))).toEqual([]);
    expect(settings.length).toBeGreaterThan(10);
  });

  it('hands over secrets from the key vault only', () => {
    const secrets = settings.filter(({ from }) => from === 'secretRef').map(({ name }) => name);
    expect(secrets.sort()).toEqual(['MAIL_SMTP_URL', 'MicrosoftAppPassword']);
    expect(template).not.toMatch(/COSMOS_KEY/);
    expect(template.match(/@secure\(\)/g)).toHaveLength(secrets.length);
  });

  it('asks for the parameters that have no default', () => {
    const needed = [...template.matchAll(/^param (\w+) \w+$/gm)].map(([, name]) => name);
    const given = [...read('deploy/main.bicepparam').matchAll(/^param (\w+) = /gm)].map(([, name]) => name);
    expect(given).toEqual(expect.arrayContaining(needed));
    expect(needed.length).toBeGreaterThan(3);
  });
});

describe('the steps to a first message', () => {
  const steps = read('deploy/README.md');

  it('are ten', () => {
    expect(steps.match(/^\d+\. /gm)).toEqual(Array.from({ length: 10 }, (_, index) => `${index + 1}. `));
  });

  it('name scripts that there are', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...steps.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name ?? '');
    expect(named.filter(name => !(name in scripts))).toEqual([]);
  });
});

describe('the image', () => {
  const dockerfile = read('Dockerfile');

  it('is built from what it copies, and copies nothing else', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names = '']) =>
      names.split(' '),
    );
    const allowed = read('.dockerignore')
      .split('\n')
      .filter(line => line.startsWith('!'))
      .map(line => line.slice(1));
    expect(copied.sort()).toEqual(allowed.sort());
  });

  it('ends in a stage without a shell, as a user without rights, that says whether it is well', () => {
    const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
    expect(last).toMatch(/distroless\S+:nonroot/);
    expect(last).toMatch(/HEALTHCHECK[\s\S]+\/healthz/);
    expect(last).not.toMatch(/^RUN /m);
  });
});
