import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';

/** The parts of a schema that are read here besides being followed. */
export interface Schema {
  readonly $schema: string;
  readonly properties: object;
  readonly patternProperties?: object;
}

/** A schema that Microsoft publishes, from its package, by the address that a document names as `$schema`. */
export function schemaAt(address: string): Schema {
  const [, path = ''] =
    /^https:\/\/developer\.microsoft\.com\/json-schemas\/(teams\/v[\d.]+\/[\w.]+)$/.exec(address) ?? [];
  return JSON.parse(readFileSync(require.resolve(`@microsoft/app-manifest/build/json-schemas/${path}`), 'utf8'));
}

/** What the schema that a document names objects to in it, one line each. */
export function violations(document: { readonly $schema: string; readonly [name: string]: unknown }): string[] {
  // The schemas call themselves draft-04, but use no keyword that draft-07, Ajv's default, reads differently.
  const { $schema: _dialect, ...rules } = schemaAt(document.$schema);
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    unicodeRegExp: false,
    formats: { uri: (value: string) => URL.canParse(value) },
  });
  const validate = ajv.compile(rules);
  validate(document);
  return (validate.errors ?? []).map(error => `${error.instancePath} ${error.message}`.trim());
}
